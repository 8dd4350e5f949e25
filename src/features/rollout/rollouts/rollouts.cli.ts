/* Where the rollouts stand, for the operator: the same sources as `/rollout status` and App Home. */

import type { Command } from 'commander';
import type { Operator } from '../../../platform/feature.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { unescaped } from '../../../platform/slack/blocks.ts';
import { findChannel, findNamesIn } from '../../../platform/slack/directory.ts';
import { sayCount, sayFullDate } from '../../../platform/words.ts';
import { isOverdue } from '../../contract/obligation.ts';
import { phaseTitles } from '../../contract/phase.ts';
import { type Rollout, todayAt, weekOf } from './rollout.ts';
import { listOpenRollouts } from './rollouts.store.ts';

export function addStatus(program: Command, operator: Operator): void {
  program
    .command('status')
    .description('Where each open rollout stands: phase, week, figures, what people owe.')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => {
      const database = operator.database();
      const now = operator.clock.now();
      const { product } = operator;
      const statuses = listOpenRollouts(database).map((rollout) => {
        const today = todayAt(rollout, now);
        return statusOf(rollout, { database, rolloutId: rollout.id, now, today, product });
      });
      if (options.json === true) return operator.print(JSON.stringify(statuses, null, 2));
      for (const line of statuses.flatMap(describe)) operator.print(line);
      if (statuses.length === 0)
        operator.print('No rollout is open. Start one in Slack with /rollout setup.');
    });
}

function statusOf(rollout: Rollout, reading: ReadContext) {
  const { product } = reading;
  const owed = product.owed(reading);
  const overdue = owed.filter((one) => isOverdue(one, reading.today));
  const channel = findChannel(reading.database, rollout.channelId);
  return {
    id: rollout.id,
    name: rollout.name,
    capability: rollout.capability,
    channel: channel === undefined ? rollout.channelId : `#${channel.name}`,
    phase: rollout.phase,
    week: weekOf(rollout, reading.today),
    today: reading.today.toString(),
    startsOn: rollout.startsOn.toString(),
    pausedSince: rollout.paused?.at.toString(),
    openObligations: owed.length,
    overdueObligations: overdue.length,
    peopleWhoOwe: new Set(owed.map((one) => one.personId)).size,
    lines: product.status
      .flatMap((list) => list(reading))
      .map(({ topic, text, figures = {} }) => ({
        topic,
        text: plainText(reading, text),
        figures,
      })),
  };
}

/** Status lines are written for Slack; here they are read in a terminal. */
function plainText({ database }: ReadContext, text: string): string {
  return unescaped(
    findNamesIn(database, text)
      .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
      .replaceAll(/[*_`]/g, ''),
  );
}

function describe(status: ReturnType<typeof statusOf>): string[] {
  const owed =
    status.openObligations === 0
      ? 'Nothing is waiting for anyone.'
      : `${sayCount(status.openObligations, 'thing')} waiting for ${sayCount(status.peopleWhoOwe, 'person', 'people')}, ${status.overdueObligations} overdue.`;
  const today = sayFullDate(Temporal.PlainDate.from(status.today));
  return [
    `${status.name} (${status.channel}): week ${status.week}, ${phaseTitles[status.phase]}${status.pausedSince === undefined ? '' : ', paused'}, on ${today}`,
    ...status.lines.map((line) => `  ${line.text}`),
    `  ${owed}`,
  ];
}
