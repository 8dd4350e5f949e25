import { type DayNumber, dateOfDay, dayNumber } from '../usage/usage.ts';
import { type Repeats, type UsageBatch, usageBatch } from '../usage/usage-batch.ts';

/** A row that was not taken, by its line in the file or its place in the list, and why. */
export type RefusedRow = { line: number; reason: string };

/** What was read of a file or an answer, before anything is stored. */
export type UsageReading = {
  batch: UsageBatch;
  repeats: Repeats;
  /** Which version of its format it was read as. */
  version: string;
  /** Rows that were looked at, the refused ones included. */
  rows: number;
  refused: number;
  /** The first of the refused, which is enough to see what is wrong. */
  refusedFirst: RefusedRow[];
  /** How many days a row speaks of: 1, or 7 from its own on. */
  daysEach: 1 | 7;
  /** People who are programs, as the source says itself. */
  programs: Set<string>;
  /** The team that the source puts somebody in, as it calls it. */
  teams: Map<string, string>;
  limits: DayLimits;
};

/** The first day that may be reported and the last. */
export type DayLimits = { earliest: DayNumber; latest: DayNumber };

const REFUSED_SHOWN = 200;

export function startReading(
  limits: DayLimits,
  about: { repeats: Repeats; version: string; daysEach?: 1 | 7 },
): UsageReading {
  const { repeats, version, daysEach = 1 } = about;
  return {
    ...{ batch: usageBatch(), repeats, version, rows: 0, refused: 0, refusedFirst: [], daysEach },
    ...{ programs: new Set(), teams: new Map(), limits },
  };
}

export function refuseRow(reading: UsageReading, line: number, reason: string): void {
  reading.refused += 1;
  if (reading.refusedFirst.length < REFUSED_SHOWN) reading.refusedFirst.push({ line, reason });
}

/** 9999-12-31; what lies beyond no calendar here can say. */
const LAST_DAY = 2_932_896;

/** A day as its date; empty for what is no day of ours, however a source came to it. */
export function dayText(day: number): string {
  return day >= -LAST_DAY && day <= LAST_DAY ? dateOfDay(day).toString() : '';
}

/** What is wrong with a day; undefined for a good one. */
export function dayProblem(day: DayNumber, { earliest, latest }: DayLimits): string | undefined {
  if (day > latest) return 'The day lies in the future.';
  if (day < earliest) return 'The day is older than single days are kept here.';
  return undefined;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;
const SLASHES = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/;
const BARE = /^(\d{4})(\d{2})(\d{2})$/;
const DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;

/** A date in a way of writing that means one day only; undefined for 3/4/2026, which may be two. */
export function readDay(text: string): DayNumber | undefined {
  const year = ISO.exec(text) ?? SLASHES.exec(text) ?? BARE.exec(text);
  const dots = DOTS.exec(text);
  const [y, m, d] = year !== null ? [year[1], year[2], year[3]] : [dots?.[3], dots?.[2], dots?.[1]];
  if (y === undefined) return undefined;
  try {
    const date = { year: Number(y), month: Number(m), day: Number(d) };
    return dayNumber(Temporal.PlainDate.from(date, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
}

/** More acts than this in one day were not a person's. */
export const ACTIONS_MAX = 100_000;

/** A count as people and spreadsheets write it, or what is wrong with it. */
export function readCount(text: string): number | string {
  const both = /^\d{1,3}(?:(?:\.\d{3})+,0+|(?:,\d{3})+\.0+)$/;
  if (both.test(text)) return readCount(text.replace(/[.,]0+$/, '').replaceAll(/[.,]/g, ''));
  const whole = text
    .replace(/[.,]0+$/, '')
    .replaceAll(/(?<=\d)[ \u00A0\u202F'](?=\d{3}(?!\d))/g, '');
  if (text === '') return 'The count is empty.';
  if (/^[=+@]/.test(text)) return 'A formula stands where the count should be.';
  if (/^-\d/.test(text)) return 'The count is negative.';
  if (/^\d{1,3}([.,]\d{3})+$/.test(whole))
    return `"${text}" can be read in two ways: write the count without a comma or point.`;
  if (/^\d+[.,]\d+$/.test(whole)) return `"${text}" is not a whole number.`;
  if (!/^\d+$/.test(whole)) return 'The count is not a number.';
  const count = Number(whole);
  return count > ACTIONS_MAX ? 'The count is too large for one person’s day.' : count;
}

/** Controls of terminals, line breaks, and marks that turn the direction of what follows. */
const HIDDEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;

/** What is wrong with the name of a person; undefined for one that can be kept. */
export function personProblem(person: string): string | undefined {
  if (person === '') return 'No person is named.';
  if (/^[=+\-@\t]/.test(person)) return 'A formula stands where the person should be.';
  if (person.length > 200) return 'The name of the person is too long.';
  if (HIDDEN.test(person)) return 'The name has line breaks or signs that cannot be seen.';
  if (person.includes('\uFFFD')) return 'The name has signs that cannot be read: save it as UTF-8.';
  return undefined;
}

/** E-mail addresses and logins mean the same in capitals; Slack ids are written in them. */
export function personKey(written: string): string {
  const trimmed = written.trim();
  return /^[UW][A-Z0-9]{2,}$/.test(trimmed) ? trimmed : trimmed.toLowerCase();
}
