import type { Command } from 'commander';
import { dateAt } from '../../../platform/calendar.ts';
import type { Operator } from '../../../platform/feature.ts';
import { peopleFinder } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listAccessEventsOf } from './access.store.ts';
import { type AccessDecision, strongestAccess } from './access.ts';
import { listDecidedOf } from './decided-people.store.ts';

export function addAccess(program: Command, operator: Operator): void {
  program
    .command('access')
    .description('Who has access, and why.')
    .command('show')
    .description('Why a person has access or not, on every rollout under way.')
    .argument('<person>', 'a Slack member id, or a name as Slack shows it')
    .action((typed: string) => show(operator, typed));
}

function show(operator: Operator, typed: string): void {
  const database = operator.database();
  const found = peopleFinder(database)(typed);
  const [person] = found;
  if (person === undefined) {
    operator.print(`I know nobody called "${typed}". Give a member id such as U012AB3CD.`);
    return;
  }
  if (found.length > 1) {
    operator.print(`Several people have that name. Give one of these ids:`);
    for (const each of found) operator.print(`  ${each.userId}  ${each.name}`);
    return;
  }
  const now = operator.clock.now();
  const rollouts = listOpenRollouts(database);
  if (rollouts.length === 0) operator.print('No rollout is under way.');
  for (const rollout of rollouts) {
    const today = dateAt(now, rollout.timeZone);
    const { product } = operator;
    const context = { database, product, rolloutId: rollout.id, now, today };
    const own = listDecidedOf(context, person.userId).map(({ decision }) => decision);
    for (const line of describe(rollout.name, person.name, strongestAccess(own)))
      operator.print(line);
    const events = listAccessEventsOf(database, rollout.id, { personId: person.userId }, 5);
    for (const { at, event, reason } of events)
      operator.print(`  ${sayDate(dateAt(at, rollout.timeZone), today)}: ${event}. ${reason}`);
  }
}

function describe(rolloutName: string, name: string, best: AccessDecision | undefined): string[] {
  if (best === undefined)
    return [`${rolloutName}: ${name} has no access and is in none of its teams.`];
  return [
    `${rolloutName}: ${name} has ${best.allowed ? 'access' : 'no access'} through ${best.teamName} (${best.state}).`,
    `  Why: ${best.reason}`,
    `  What would change it: ${best.changedBy}`,
  ];
}
