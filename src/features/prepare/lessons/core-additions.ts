/* What the Core adds to lessons: a step or scenario for what changed, and edge cases to judge. */
import { isAfter } from '../../../platform/calendar.ts';
import type { Choice, Lesson, Scenario, Step, Version } from './lesson.ts';

/** An entry as far as lessons rest on it. */
export type TaughtEntry = {
  id: string;
  title: string;
  work: string;
  /** What people read when it has changed. */
  text: string;
  /** The case to judge; of edge cases alone. */
  judge: { situation: string; right: Choice; why: string } | undefined;
  lessons: readonly string[];
  /** Since when each first number is published, beyond the first one that was. */
  changes: readonly { major: number; at: Temporal.Instant }[];
};

/** A change of an entry that a lesson rests on; it raises the lesson's own first number by one. */
type CountedChange = { entryId: string; major: number; ownMajor: number };

/** What is remembered of one lesson, so that its numbers never go back. */
export type LessonAdditions = {
  /** When each link to an entry was first seen, in milliseconds: what changed before it was learned as it is. */
  links: Readonly<Record<string, number>>;
  changes: readonly CountedChange[];
  /** How many changes had been counted when each first number of the lesson itself came. */
  raisedAt: Readonly<Record<number, number>>;
  steps: readonly Step[];
  scenarios: readonly Scenario[];
};

export const NO_ADDITIONS: LessonAdditions = {
  links: {},
  changes: [],
  raisedAt: {},
  steps: [],
  scenarios: [],
};

const MINUTES_FOR_A_CHANGE = 2;

/** What a lesson has from the Core as the entries stand now; what was counted before stays counted. */
export function additionsOf(
  lesson: Lesson,
  entries: readonly TaughtEntry[],
  { before, now }: { before: LessonAdditions; now: Temporal.Instant },
): LessonAdditions {
  const linked = entries.filter((entry) => restsOn(lesson, entry));
  const raisedAt = {
    ...before.raisedAt,
    [lesson.version.major]: before.raisedAt[lesson.version.major] ?? before.changes.length,
  };
  const links = {
    ...Object.fromEntries(linked.map(({ id }) => [id, now.epochMilliseconds])),
    ...before.links,
  };
  const fresh = linked
    .flatMap((entry) => entry.changes.map(({ major, at }) => ({ entryId: entry.id, major, at })))
    .filter(({ entryId, at }) => isAfter(at, since(links, entryId)))
    .filter(
      ({ entryId, major }) =>
        !before.changes.some((one) => one.entryId === entryId && one.major === major),
    )
    .map(({ entryId, major }) => ({ entryId, major, ownMajor: lesson.version.major }));
  const changes = [...before.changes, ...fresh];
  const shown = entries.filter(
    (entry) => linked.includes(entry) || changes.some(({ entryId }) => entryId === entry.id),
  );
  const changedIn = (entryId: string): Version | undefined => {
    const index = changes.findLastIndex((one) => one.entryId === entryId);
    const ownMajor = changes[index]?.ownMajor;
    return ownMajor === undefined ? undefined : { major: ownMajor + index + 1, minor: 0 };
  };
  return {
    links,
    changes,
    raisedAt,
    steps:
      lesson.kind === 'lesson' ? shown.flatMap((entry) => stepOf(entry, changedIn(entry.id))) : [],
    scenarios:
      lesson.kind === 'scenario set'
        ? shown.flatMap((entry) => scenarioOf(entry, changedIn(entry.id)))
        : [],
  };
}

/** The lesson with what the Core adds to it. */
export function withAdditions<Of extends Lesson>(lesson: Of, additions: LessonAdditions): Of {
  const raise = additions.changes.length;
  const raised = (version: Version): Version => ({
    major: version.major + (additions.raisedAt[version.major] ?? 0),
    minor: version.minor,
  });
  const later = <Part extends { changedIn: Version | undefined }>(part: Part): Part =>
    part.changedIn === undefined ? part : { ...part, changedIn: raised(part.changedIn) };
  const version = { ...lesson.version, major: lesson.version.major + raise };
  if (lesson.kind === 'lesson') {
    const minutes = additions.steps.reduce((sum, step) => sum + step.minutes, lesson.minutes);
    return { ...lesson, version, minutes, steps: [...lesson.steps.map(later), ...additions.steps] };
  }
  const scenarios = [...lesson.scenarios.map(later), ...additions.scenarios];
  return { ...lesson, version, scenarios };
}

/** A change counts for a set of scenarios only where it leaves something to judge. */
function restsOn(lesson: Lesson, entry: TaughtEntry): boolean {
  const isNamed = lesson.entries.includes(entry.id) || entry.lessons.includes(lesson.id);
  return isNamed && (lesson.kind === 'lesson' || entry.judge !== undefined);
}

function since(links: LessonAdditions['links'], entryId: string): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(links[entryId] ?? 0);
}

function stepOf({ title, text }: TaughtEntry, changedIn: Version | undefined): Step[] {
  if (changedIn === undefined) return [];
  return [{ title: `What has changed: ${title}`, minutes: MINUTES_FOR_A_CHANGE, text, changedIn }];
}

function scenarioOf(
  { id, title, work, judge }: TaughtEntry,
  changedIn: Version | undefined,
): Scenario[] {
  if (judge === undefined) return [];
  const { situation, right, why } = judge;
  return [
    {
      id: `core-${id}`,
      title,
      work,
      situation,
      right,
      explanations: { use: why, 'do-not': why, 'check-how': why },
      changedIn,
      line: 0,
    },
  ];
}
