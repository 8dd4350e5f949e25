/* A handful of people and what happens among them from one hour to the next. */
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { budgetChoices } from '../../../src/features/telling/nudges/nudge-budget.ts';
import { findReply, saveReply } from '../../../src/features/telling/nudges/nudge-history.store.ts';
import { saveSettings } from '../../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../../src/features/telling/nudges/nudge-settings.ts';
import { record } from '../../../src/platform/audit/audit.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { ownRequest, type Product } from '../../../src/platform/request.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { anObligation } from '../../support/builders.ts';
import { plusDays } from '../quarter/day-model.ts';
import type { Dice } from '../quarter/dice.ts';
import { URGENT } from '../quarter/due-model.ts';
import { STATUSES } from '../quarter/people-model.ts';
import { TOPICS } from './cast.ts';

export const LEADS = ['UOLE', 'ULENA'];
export const SPONSORS = ['UINES'];
/** The teams, and the rollout of each. */
export const TEAMS: Readonly<Record<string, string>> = { T0: 'R1', T1: 'R1', T2: 'R1', T3: 'R2' };
export const PEOPLE = [...LEADS, ...SPONSORS, 'UMIA', 'UBAO', 'UFINN', 'UTESSA'];

type Expect = (holds: boolean, says: () => string) => void;

export type Desk = {
  database: Database;
  product: Product;
  owed: Map<string, Obligation>;
  /** What is over though it was not done. */
  ended: Set<string>;
  /** Where everybody is; undefined where each is somewhere else. */
  home: string | undefined;
  away: { personId: UserId; fromOn: Temporal.PlainDate; toOn: Temporal.PlainDate }[];
  now(): Temporal.Instant;
};

export const WORKSPACE = 'TBRIGHTWATER' as WorkspaceId;
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];
const HOURS = ['08:00-18:00', '13:15-18:45', '22:00-06:00', '00:00-00:00', '02:00-03:00'];
const WEEKS = [
  [1, 2, 3, 4, 5],
  [1, 2, 3, 4, 5, 6, 7],
  [7, 1, 2, 3, 4],
  [2, 4],
];

export function moveIn(desk: Desk, id: string, dice: Dice): void {
  const status = dice.chance(0.5) ? (dice.pick(Object.keys(STATUSES)) ?? '') : '';
  const ends = desk.now().add({ minutes: 15 * dice.below(200) });
  savePerson(desk.database, {
    ...{ workspaceId: WORKSPACE, userId: id as UserId, name: id, isAdmin: false, isBot: false },
    ...{ timeZone: desk.home ?? dice.pick(ZONES) ?? 'UTC', fetchedAt: desk.now() },
    ...{ statusText: status, statusUntil: dice.chance(0.5) ? ends : null },
    isDeactivated: dice.chance(0.03),
  });
}

/** Something stands on the record, and what is planned is looked at with the next go. */
export function note(desk: Pick<Desk, 'database' | 'product' | 'now'>): void {
  const request = ownRequest({ ...desk, now: desk.now() }, WORKSPACE);
  record(request, { act: 'thanks.give', subject: 'person:UMIA', says: 'A thing.', isNews: false });
}

/** The day at Greenwich, or one near it. */
export function dayNear({ now }: Pick<Desk, 'now'>, days: number): Temporal.PlainDate {
  const today = now().toZonedDateTimeISO('UTC').toPlainDate().toString();
  return Temporal.PlainDate.from(plusDays(today, days));
}

export function owe(desk: Desk, personId: UserId, dice: Dice): void {
  const name = dice.chance(0.25) ? (dice.pick([...URGENT]) ?? '') : 'readiness.answer';
  const number = dice.below(4);
  const key = `${name}:${number}`;
  desk.ended.delete(`${personId} ${key}`);
  desk.database.$client
    .prepare('delete from obligation_arrangements where subject = ?')
    .run(`${key} ${personId}`);
  const reminders = dice.pick([undefined, undefined, undefined, 'never', 'owner-only'] as const);
  desk.owed.set(
    `${personId} ${key}`,
    anObligation({
      ...{ key, personId, ...placeOf(`T${number}`, dice) },
      topic: (dice.pick(TOPICS) ?? 'waves') as Obligation['topic'],
      sinceOn: dayNear(desk, -dice.below(9)),
      ...(dice.chance(0.6) ? { dueOn: dayNear(desk, dice.below(9) - 3) } : {}),
      ...(dice.chance(0.3) ? { blocks: { kind: 'gate', gate: 'wave-0' } as never } : {}),
      ...(dice.chance(0.1) ? { isSaidOnce: true as const } : {}),
      ...(reminders === undefined ? {} : { reminders }),
    }),
  );
  touch(desk);
}

/** Of one of the teams, or of a rollout alone. */
function placeOf(team: string, dice: Dice): Partial<Obligation> {
  const rolloutId = TEAMS[team] as RolloutId;
  return dice.chance(0.7) ? { rolloutId, teamId: team as TeamId } : { rolloutId };
}

export function touch({ database }: Desk): void {
  database.$client.prepare("update rollouts set name = iif(name = 'A', 'B', 'A')").run();
}

export function reply(desk: Desk, _id: UserId, dice: Dice, expect: Expect): void {
  const { database, owed, now } = desk;
  const one = owed.get(dice.pick([...owed.keys()]) ?? '');
  if (one === undefined) return;
  const about = {
    ...{ personId: one.personId, obligationKey: one.key, repliedAt: now() },
    ...(dice.chance(0.3) ? { note: 'Not mine.', suggestedId: 'UMIA' as UserId } : {}),
  };
  const choice = dice.pick(['keep', 'not-me', 'later'] as const) ?? 'keep';
  const untilOn = now()
    .toZonedDateTimeISO('UTC')
    .toPlainDate()
    .add({ days: dice.below(4) });
  if (choice === 'later') saveReply(database, WORKSPACE, { ...about, choice, untilOn });
  else saveReply(database, WORKSPACE, { ...about, choice });
  const kept = findReply(database, one.personId, one.key);
  const until = choice === 'later' ? untilOn : undefined;
  const meant = [choice, until, about.suggestedId, about.note ?? ''].join();
  const found = kept && [kept.choice, kept.untilOn, kept.suggestedId, kept.note].join();
  expect(found === meant, () => `${one.personId} has answered ${meant}, and ${found} is kept.`);
}

export function choose(desk: Desk, userId: UserId, dice: Dice): void {
  const [from = '', until = ''] = (dice.pick(HOURS) ?? '').split('-');
  const settings = {
    ...DEFAULT_SETTINGS,
    from: Temporal.PlainTime.from(from),
    until: Temporal.PlainTime.from(until),
    weekdays: dice.pick(WEEKS) ?? [1],
    budget: dice.pick([undefined, '5', '5', ...budgetChoices] as const),
    stoppedTopics: dice.chance(0.2) ? [dice.pick(TOPICS) ?? ''] : [],
    quietUntilOn: dice.chance(0.2) ? dayNear(desk, dice.below(4) - 1) : undefined,
  };
  saveSettings(desk.database, { userId, workspaceId: WORKSPACE }, settings, desk.now());
}

export function leave(desk: Desk, personId: UserId, dice: Dice): void {
  const from = dice.below(4) - 1;
  if (desk.away.length > 4) desk.away.shift();
  const toOn = dayNear(desk, from + dice.below(3));
  if (dice.chance(0.4)) desk.away.push({ personId, fromOn: dayNear(desk, from), toOn });
  touch(desk);
}
