import type { RolloutRequest } from '../../../platform/request.ts';
import { findOutliers } from '../usage/outliers.ts';
import { LEFT_OUT, NEW } from '../usage/usage-batch.ts';
import { planUsage, type UsagePlan } from '../usage/usage-plan.ts';
import type { UsageReading } from '../usage-formats/usage-reading.ts';
import { findMatches, keepMatches, type Matched } from '../usage-people/match-people.usecase.ts';
import { listImports } from './import-log.store.ts';
import { looksPartial, type PersonStanding } from './usage-import.ts';

export type PlannedImport = {
  plan: UsagePlan;
  ids: Int32Array;
  erasedTo: Int32Array;
  /** Who is meant, by the person's place in the batch. */
  standings: PersonStanding[];
  outliers: readonly number[];
  /** The days that are reported by it. */
  range: { fromDay: number; toDay: number };
  isPartial: boolean;
  looksPartial: boolean;
};

type Planning = {
  reading: UsageReading;
  sourceId: number | undefined;
  isPartial?: boolean | undefined;
  isDryRun?: boolean | undefined;
  listed?: ReadonlyMap<string, string> | undefined;
};

const PEOPLE_AT_A_TIME = 2_000;
/** So many reports before this one say what is usual. */
const REPORTS_BEFORE = 8;

/** Finds out who is meant, writes down the people who are new, and puts the rows in order. */
export function* planImport(
  request: RolloutRequest,
  planning: Planning,
): Generator<{ done: number; of: number }, PlannedImport> {
  const { reading, sourceId, isDryRun, listed = new Map() } = planning;
  const { batch, programs, teams } = reading;
  const matching = { listed, programs, teams };
  const matches = findMatches(request, sourceId ?? 0, batch.people, matching);
  const keys = [...matches];
  const known = new Map<string, number>();
  for (let at = 0; at < keys.length && isDryRun !== true; at += PEOPLE_AT_A_TIME) {
    for (const [key, id] of keepMatches(request, keys.slice(at, at + PEOPLE_AT_A_TIME)))
      known.set(key, id);
    yield { done: 0, of: batch.count };
  }
  const ids = new Int32Array(batch.people.length).fill(LEFT_OUT);
  const order = new Int32Array(batch.people.length);
  const erasedTo = new Int32Array(batch.people.length);
  const standings = batch.people.map((key) => standingOf(matches.get(key)));
  for (const [place, key] of batch.people.entries()) {
    const matched = matches.get(key);
    if (matched?.kind !== 'kept') continue;
    const stored = 'id' in matched.person ? matched.person.id : NEW;
    ids[place] = known.get(key) ?? stored;
    order[place] = ids[place] === NEW ? place : (ids[place] ?? 0);
    erasedTo[place] = matched.person.erasedTo ?? 0;
  }
  const plan = planUsage(batch, order, reading.repeats);
  return {
    ...{ plan, ids, erasedTo, standings, outliers: findOutliers(batch, plan) },
    ...partOf(request, planning, plan),
  };
}

function standingOf(matched: Matched | undefined): PersonStanding {
  if (matched?.kind !== 'kept') return 'left-out';
  const { userId, teamId, isNobody } = matched.person;
  if (isNobody) return 'program';
  return userId === undefined && teamId === undefined ? 'unmatched' : 'matched';
}

function partOf(
  { database }: RolloutRequest,
  { reading, sourceId, isPartial }: Planning,
  plan: UsagePlan,
): Pick<PlannedImport, 'range' | 'isPartial' | 'looksPartial'> {
  const isEmpty = plan.rows.length === 0;
  const own = { fromDay: plan.fromDay, toDay: plan.toDay + reading.daysEach - 1 };
  const range = isEmpty ? { fromDay: 0, toDay: -1 } : own;
  if (isPartial !== undefined) return { range, isPartial, looksPartial: false };
  if (sourceId === undefined) return { range, isPartial: false, looksPartial: false };
  const before = listImports(database, sourceId, REPORTS_BEFORE).filter((one) => !one.isPartial);
  const looks = looksPartial({ ...range, rows: plan.rows.length }, before);
  return { range, isPartial: looks, looksPartial: looks };
}
