/* Where the rollouts stand, for the operator: the same sources as `/rollout status` and App Home. */

import type { Command } from 'commander';
import type { Operator } from '../../../platform/feature.ts';
import type { Reading, Source } from '../../../platform/reading.ts';
import { unescaped } from '../../../platform/slack/blocks.ts';
import { findChannel, findNamesIn } from '../../../platform/slack/directory.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import { isOverdue, type Obligation } from '../../contract/obligation.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import { phaseTitles, type Rollout, todayAt, weekOf } from './rollout.ts';
import { listOpenRollouts } from './rollouts.store.ts';

type Sources = {
  status: readonly Source<StatusLine>[];
  obligations: readonly Source<Obligation>[];
};

export function addStatus(program: Command, operator: Operator, sources: Sources): void {
  program
    .command('status')
    .description('Where each open rollout stands: phase, week, figures, what people owe.')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => {
      const database = operator.database();
      const now = operator.clock.now();
      const standings = listOpenRollouts(database).map((rollout) => {
        const today = todayAt(rollout, now);
        return standingOf(rollout, { database, rolloutId: rollout.id, now, today }, sources);
      });
      if (options.json === true) return operator.print(JSON.stringify(standings, null, 2));
      for (const line of standings.flatMap(describe)) operator.print(line);
      if (standings.length === 0) operator.print('No rollout is open: /rollout setup starts one.');
    });
}

function standingOf(rollout: Rollout, reading: Reading, sources: Sources) {
  const owed = sources.obligations.flatMap((list) => list(reading));
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
    lines: sources.status
      .flatMap((list) => list(reading))
      .sort((a, b) => a.order - b.order)
      .map(({ topic, text }) => ({ topic, text: plainText(reading, text) })),
  };
}

/** Status lines are written for Slack; here they are read in a terminal. */
function plainText({ database }: Reading, text: string): string {
  return unescaped(
    findNamesIn(database, text)
      .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
      .replaceAll(/[*_`]/g, ''),
  );
}

function describe(standing: ReturnType<typeof standingOf>): string[] {
  const owed =
    standing.openObligations === 0
      ? 'Nothing is waiting for anybody.'
      : `${sayCount(standing.openObligations, 'thing')} waiting for ${sayCount(standing.peopleWhoOwe, 'person', 'people')}, ${standing.overdueObligations} overdue.`;
  const today = sayDate(Temporal.PlainDate.from(standing.today));
  return [
    `${standing.name} (${standing.channel}): week ${standing.week}, ${phaseTitles[standing.phase]}${standing.pausedSince === undefined ? '' : ', paused'}, on ${today}`,
    ...standing.lines.map((line) => `  ${line.text}`),
    `  ${owed}`,
  ];
}
