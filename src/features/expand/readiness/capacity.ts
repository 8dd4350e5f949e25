import { isAfter } from '../../../platform/calendar.ts';
import { capitalised, sayCountOrNone, sayDay, sayFew } from '../../../platform/words.ts';
import type { WorkingCalendar } from '../../teams/calendars/working-calendar.ts';

export const disturbanceKinds = ['release', 'reorganisation', 'leave', 'other-rollout'] as const;
export type DisturbanceKind = (typeof disturbanceKinds)[number];

export const disturbanceTitles: Record<DisturbanceKind, string> = {
  release: 'a release',
  reorganisation: 'a reorganisation',
  leave: 'leave',
  'other-rollout': 'another rollout',
};

/** Something that already takes a team's attention, from its first to its last day. */
export type Disturbance = {
  kind: DisturbanceKind;
  what: string;
  fromOn: Temporal.PlainDate;
  untilOn: Temporal.PlainDate;
  /** How many people are away; asked for leave only. */
  peopleAway?: number;
};

export type Window = { fromOn: Temporal.PlainDate; untilOn: Temporal.PlainDate };

export type CapacitySettings = {
  /** Share of the window's working days that must be calm. */
  calmShare: number;
  /** Leave counts as a disturbance from this share of the team on. */
  awayShare: number;
};
export const CAPACITY_SETTINGS: CapacitySettings = { calmShare: 0.6, awayShare: 1 / 3 };

export type Capacity = {
  state: 'met' | 'missing' | 'unknown';
  calmDays: number;
  workingDays: number;
  clashes: readonly Disturbance[];
  words: string;
};

/**
 * Capacity is judged from dates, not from a feeling: a reorganisation or another rollout in the window
 * leaves none; otherwise enough of the window's working days must be free of releases and larger leave.
 * `disturbances` is undefined as long as nobody was asked; an empty list is the answer "nothing".
 */
export function judgeCapacity(
  disturbances: readonly Disturbance[] | undefined,
  team: { size: number; calendar: WorkingCalendar },
  window: Window,
  settings: CapacitySettings = CAPACITY_SETTINGS,
): Capacity {
  const { span, all } = spanOf(window);
  const days = all.filter((day) => worksOn(day, team.calendar));
  if (disturbances === undefined) {
    const words = `Nobody has said yet what else is happening ${span}.`;
    return { state: 'unknown', calmDays: 0, workingDays: days.length, clashes: [], words };
  }
  const clashing = disturbances
    .map((each) => ({ each, ...placeIn(window, each) }))
    .filter((one) => days.some((day) => covers(one, day)) && weighs(one.each, team.size, settings));
  const clashes = clashing.map(({ each }) => each);
  const calmDays = days.filter((day) => !clashing.some((one) => covers(one, day))).length;
  const found = { calmDays, workingDays: days.length, clashes };
  if (days.length === 0) {
    return { ...found, state: 'missing', words: `The team has no working day ${span}.` };
  }
  const heavy = clashes.filter((each) => each.kind !== 'release' && each.kind !== 'leave');
  if (heavy.length > 0) {
    const words = `${capitalised(sayFew(heavy.map(clashWords)))} ${heavy.length === 1 ? 'falls' : 'fall'} ${span}.`;
    return { ...found, state: 'missing', words };
  }
  const calm = `${calmDays} of ${sayCountOrNone(days.length, 'working day')} ${span} ${calmDays === 1 || days.length === 1 ? 'is' : 'are'} calm`;
  const because = clashes.length === 0 ? '' : ` (${sayFew(clashes.map(clashWords))})`;
  if (calmDays / days.length < settings.calmShare) {
    const needed = Math.ceil(settings.calmShare * days.length - 1e-9);
    return { ...found, state: 'missing', words: `${calm}${because}; ${needed} are needed.` };
  }
  return { ...found, state: 'met', words: `${calm}${because}.` };
}

export function clashWords(each: Disturbance): string {
  const away =
    each.peopleAway === undefined
      ? ''
      : ` of ${sayCountOrNone(each.peopleAway, 'person', 'people')}`;
  const what = each.what.trim() === '' ? '' : ` "${each.what.trim()}"`;
  const until = each.fromOn.equals(each.untilOn) ? '' : ` to ${sayDay(each.untilOn, each.fromOn)}`;
  return `${disturbanceTitles[each.kind]}${away}${what} (${sayDay(each.fromOn, each.untilOn)}${until})`;
}

function weighs(each: Disturbance, size: number, settings: CapacitySettings): boolean {
  if (each.kind !== 'leave') return true;
  return (each.peopleAway ?? 1) / Math.max(1, size) >= settings.awayShare;
}

/** A day of a window, by its number in it. */
type Day = { number: number; weekday: number; date: string };
type Span = { span: string; all: readonly Day[] };

const spans = new WeakMap<Window, Span>();

/** A window's days and how it is said: the same for every team that is judged by it. */
function spanOf(window: Window): Span {
  const known = spans.get(window);
  if (known !== undefined) return known;
  const all: Day[] = [];
  for (let day = window.fromOn; !isAfter(day, window.untilOn); day = day.add({ days: 1 }))
    all.push({ number: all.length, weekday: day.dayOfWeek, date: day.toString() });
  const span = `between ${sayDay(window.fromOn, window.untilOn)} and ${sayDay(window.untilOn, window.fromOn)}`;
  const fresh = { span, all };
  spans.set(window, fresh);
  return fresh;
}

function worksOn({ weekday, date }: Day, calendar: WorkingCalendar): boolean {
  return calendar.weekdays.includes(weekday) && !calendar.holidays.has(date);
}

/** The numbers of its first and last day, seen from the window. */
function placeIn(window: Window, each: Disturbance): { first: number; last: number } {
  const numberOf = (date: Temporal.PlainDate) => window.fromOn.until(date).days;
  return { first: numberOf(each.fromOn), last: numberOf(each.untilOn) };
}

function covers({ first, last }: { first: number; last: number }, { number }: Day): boolean {
  return first <= number && number <= last;
}
