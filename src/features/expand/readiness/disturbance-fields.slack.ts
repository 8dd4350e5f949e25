/* What was entered about a team's weeks, or what is wrong beside each field. */
import { z } from 'zod';
import { isBefore } from '../../../platform/calendar.ts';
import { date, number, optionalText } from '../../../platform/slack/fields.ts';
import { type Disturbance, type DisturbanceKind, disturbanceKinds } from './capacity.ts';
import { AWAY_BLOCK, fromBlock, untilBlock, whatBlock } from './capacity-form.view.ts';

const perKind = <Field extends z.ZodType>(block: (kind: DisturbanceKind) => string, field: Field) =>
  Object.fromEntries(disturbanceKinds.map((kind) => [block(kind), field]));

export const capacityFields = z.object({
  ...perKind(whatBlock, optionalText('What is happening', 150)),
  ...perKind(fromBlock, date('The first day').optional()),
  ...perKind(untilBlock, date('The last day').optional()),
  [AWAY_BLOCK]: number('The number of people', 1, 10_000, '3').optional(),
});

type Found =
  | { kind: 'disturbances'; disturbances: Disturbance[] }
  | { kind: 'problems'; problems: Record<string, string> };

export function disturbancesFrom(typed: Record<string, unknown>): Found {
  const problems: Record<string, string> = {};
  const disturbances: Disturbance[] = [];
  for (const kind of disturbanceKinds) {
    const what = String(typed[whatBlock(kind)] ?? '');
    const fromOn = typed[fromBlock(kind)] as Temporal.PlainDate | undefined;
    const untilOn = typed[untilBlock(kind)] as Temporal.PlainDate | undefined;
    const away = kind === 'leave' ? (typed[AWAY_BLOCK] as number | undefined) : undefined;
    if (what === '' && fromOn === undefined && untilOn === undefined && away === undefined)
      continue;
    if (fromOn === undefined) problems[fromBlock(kind)] = 'Give the first day, or clear the rest.';
    if (untilOn === undefined) problems[untilBlock(kind)] = 'Give the last day, or clear the rest.';
    if (fromOn === undefined || untilOn === undefined) continue;
    if (isBefore(untilOn, fromOn)) {
      problems[untilBlock(kind)] = 'The last day comes before the first. Choose a later one.';
      continue;
    }
    const who = away === undefined ? {} : { peopleAway: away };
    disturbances.push({ kind, what, fromOn, untilOn, ...who });
  }
  if (disturbances.length === 0 && Object.keys(problems).length === 0) {
    problems[whatBlock('release')] =
      'Say what happens, or go back and choose that nothing does, or that you don’t know yet.';
  }
  return Object.keys(problems).length > 0
    ? { kind: 'problems', problems }
    : { kind: 'disturbances', disturbances };
}
