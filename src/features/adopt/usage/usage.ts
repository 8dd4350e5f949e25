import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';

/** Where usage comes from; each counts acts of its own kind. */
export const usageKinds = [
  'copilot',
  'claude-enterprise',
  'claude-code',
  'openai',
  'viva',
  'csv',
  'otel',
] as const;
export type UsageKind = (typeof usageKinds)[number];

/** How it came to be known who a source's person is; `lead` where a lead settled it. */
export const matchedWays = ['slack-id', 'e-mail', 'mapping', 'lead'] as const;
export type MatchedBy = (typeof matchedWays)[number];

/** Days since 1 January 1970. */
export type DayNumber = number;
/** Weeks since the one that began on Monday, 5 January 1970. */
export type WeekNumber = number;

export type UsageSource = {
  id: number;
  rolloutId: RolloutId;
  name: string;
  kind: UsageKind;
  /** Which column of its files holds what, as it was said; undefined where the heading says so. */
  columns: Readonly<Record<string, string>> | undefined;
  endedAt: Temporal.Instant | undefined;
  /** Where its interface is asked each day; undefined where its usage is brought. */
  pullUrl: string | undefined;
  /** How many of its acts a week on average make a power user; undefined for the usual number. */
  powerFrom: number | undefined;
};

/** What was said of a source; null takes it back. */
export type SourceSettings = Partial<{
  columns: Readonly<Record<string, string>> | null;
  pullUrl: string | null;
  powerFrom: number | null;
}>;

/** Somebody as a source names them. */
export type UsagePerson = {
  id: number;
  sourceId: number;
  key: string;
  userId: UserId | undefined;
  matchedBy: MatchedBy | undefined;
  teamId: TeamId | undefined;
  isNobody: boolean;
  erasedTo: DayNumber | undefined;
};

const EPOCH = Temporal.PlainDate.from('1970-01-01');
const FIRST_MONDAY = 4;

export const dayNumber = (date: Temporal.PlainDate): DayNumber => EPOCH.until(date).days;
export const dateOfDay = (day: DayNumber): Temporal.PlainDate => EPOCH.add({ days: day });
export const weekOfDay = (day: DayNumber): WeekNumber => Math.floor((day - FIRST_MONDAY) / 7);
export const mondayOf = (week: WeekNumber): DayNumber => week * 7 + FIRST_MONDAY;
export const dateOfWeek = (week: WeekNumber): Temporal.PlainDate => dateOfDay(mondayOf(week));

/** A day's number within its week, 0 for Monday. */
export const weekdayOf = (day: DayNumber): number => day - mondayOf(weekOfDay(day));

/** Monday to Friday as bits, Monday the lowest: a source that reported them has reported the week. */
const WORKING_DAYS = 0b0011111;
export const isWholeWeek = (days: number): boolean => (days & WORKING_DAYS) === WORKING_DAYS;

const PEOPLE = 2 ** 24;

/** One number for one person's day, in the order of days, so that new days are always added at the end. */
export const usageKey = (day: DayNumber, person: number): number => day * PEOPLE + person;

/** Every key of a day lies from the first to before the second. */
export const keysOfDay = (day: DayNumber): [number, number] => [day * PEOPLE, (day + 1) * PEOPLE];
