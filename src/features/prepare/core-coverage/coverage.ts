import { byText } from '../../../platform/words.ts';
import type { ConstraintKind } from '../../assess/constraints/constraint.ts';
import {
  type Entry,
  type EntryKind,
  entryKinds,
  isPublished,
  slugOf,
  workflowKey,
} from '../core/entry.ts';
import { isDue } from '../core/verification.ts';

/** One kind of entry for one piece of work. */
export type Cell = { kind: EntryKind; published: number; unverified: number; drafts: number };
export type CoverageRow = { workflow: string; cells: readonly Cell[] };

/** What is written for each piece of work, by kind; work is the same however it is typed. */
export function coverageOf(
  workflows: readonly string[],
  entries: readonly Entry[],
  today: Temporal.PlainDate,
): CoverageRow[] {
  const names = new Map(workflows.map((workflow) => [workflowKey(workflow), workflow]));
  const inUse = entries.filter(({ retired }) => retired === undefined);
  const byWork = Map.groupBy(inUse, ({ workflow }) => workflowKey(workflow));
  return [...names]
    .sort(([a], [b]) => byText(a, b))
    .map(([key, workflow]) => ({
      workflow,
      cells: entryKinds.map((kind) => cellOf(kind, byWork.get(key) ?? [], today)),
    }));
}

function cellOf(kind: EntryKind, entries: readonly Entry[], today: Temporal.PlainDate): Cell {
  const own = entries.filter((entry) => entry.kind === kind);
  const published = own.filter(isPublished);
  return {
    kind,
    published: published.length,
    unverified: published.filter(({ verification }) => isDue(verification, today)).length,
    drafts: own.length - published.length,
  };
}

export type MissingCell = { workflow: string; kind: EntryKind; hasDraft: boolean };

export function missingCells(rows: readonly CoverageRow[]): MissingCell[] {
  return rows.flatMap(({ workflow, cells }) =>
    cells
      .filter(({ published }) => published === 0)
      .map(({ kind, drafts }) => ({ workflow, kind, hasDraft: drafts > 0 })),
  );
}

/** What the pilot knew or did without writing it down has to stand in the Core; other constraints have other answers. */
export const KINDS_TO_WRITE_DOWN: readonly ConstraintKind[] = [
  'institutional-knowledge',
  'undocumented-change',
];

type Links = {
  entries: readonly Entry[];
  constraints: readonly { text: string; kind: ConstraintKind; isOpen: boolean }[];
  lessons: readonly { id: string; entries: readonly string[] }[];
};

export type Orphans = {
  /** Constraints that have to be written down and are answered by no entry. */
  unanswered: readonly string[];
  /** Published entries that no lesson or scenario rests on. */
  untaught: readonly Entry[];
  /** Names of constraints and lessons that nobody knows, with the entry that gives them. */
  unknown: readonly { entry: Entry; name: string }[];
  /** Over how many constraints and entries. */
  n: number;
};

/** From constraint to entry to lesson: where the thread is torn. */
export function findOrphans({ entries, constraints, lessons }: Links): Orphans {
  const found = entries.filter(isPublished);
  const answered = new Set(found.flatMap(({ published }) => published.constraints));
  const taught = new Set(lessons.flatMap((lesson) => lesson.entries));
  const lessonIds = new Set(lessons.map(({ id }) => id));
  const names = new Set(constraints.map(({ text }) => slugOf(text)));
  const toWrite = constraints.filter(
    ({ kind, isOpen }) => isOpen && KINDS_TO_WRITE_DOWN.includes(kind),
  );
  return {
    unanswered: toWrite.map(({ text }) => text).filter((text) => !answered.has(slugOf(text))),
    untaught: found.filter(
      ({ id, published }) =>
        !taught.has(id) && !published.lessons.some((lesson) => lessonIds.has(lesson)),
    ),
    unknown: found.flatMap((entry) => [
      ...entry.published.constraints
        .filter((name) => !names.has(name))
        .map((name) => ({ entry, name })),
      ...entry.published.lessons
        .filter((name) => !lessonIds.has(name))
        .map((name) => ({ entry, name })),
    ]),
    n: toWrite.length + found.length,
  };
}
