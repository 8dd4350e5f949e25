/* Whether anything waits that could have left: each place in its turn, each lane by itself, within a second where nobody woke it. */
import type { Expect } from '../sender/flush.ts';
import type { Gate } from './gate-of-slack.ts';
import type { LaneYard, Waiting } from './lane-yard.ts';

/** Who sleeps looks again after this, woken or not. */
const LOOKS_AFTER_MS = 1000;
/** The shortest sleep, and what rounding adds. */
const GRACE_MS = 7;
/** A look for what was lost asks three things, each of which may take its time and wait for its turn. */
const LOOK_TAKES_MS = 2500;

export type Scene = {
  yard: LaneYard;
  gate: Gate;
  now: number;
  /** What a lane was told of when it was said, and that stood behind nothing. */
  atOnce: ReadonlySet<string>;
  /** From when on the process can know of everything. */
  knowsAll: number;
};

/** `freeFrom`: when its place may have another. */
type Way = {
  freeFrom: number;
  isFull: boolean;
  lastEnd: number;
  /** When its place was last done with another. */
  lastEndThere: number;
};

export function judgeWaits({ yard, gate, now, atOnce, knowsAll }: Scene, expect: Expect): void {
  const seen = new Set<string>();
  for (const row of yard.rows()) {
    const { key, place, state } = row;
    const dueAt = Math.max(row.at, knowsAll);
    const { heldUntil } = gate.room();
    const looksFrom = Math.max(dueAt, heldUntil) + LOOKS_AFTER_MS;
    const isLost = state === 'unknown' && row.settled === null;
    expect(
      !isLost || now <= looksFrom + LOOK_TAKES_MS,
      () => `${key} was to be looked for at ${row.at}, and at ${now} it was not.`,
    );
    const isDue = state === 'queued' && row.at <= now;
    if (!isDue && (row.settled !== null || state === 'queued')) continue;
    const isBehind = seen.has(place);
    seen.add(place);
    if (!isDue || isBehind) continue;
    const way = row.lane === 'slack' ? toSlack(gate, place) : elsewhere(yard, row);
    // What was not told of, was tried before or stood behind another is seen by the second look at the latest.
    const isFirst = way.lastEndThere < row.created && row.at === row.created;
    const isTold = atOnce.has(key) && isFirst;
    const looks = isTold ? 0 : LOOKS_AFTER_MS;
    const since = isTold ? dueAt : Math.max(dueAt, way.lastEndThere) + looks;
    const sureBy = Math.max(way.freeFrom, since) + looks;
    const latest = Math.max(sureBy, way.lastEnd + looks);
    expect(
      way.isFull || now <= latest + GRACE_MS,
      () => `${key} for ${place} could leave at ${latest}, and at ${now} it waits.`,
    );
  }
}

function toSlack(gate: Gate, place: string): Way {
  const { most, taken, isLooking, ...ends } = gate.room();
  const isFull = isLooking || taken >= most || gate.isBusy(place);
  const there = { freeFrom: gate.freeFrom(place), lastEndThere: gate.lastEndTo(place) };
  return { ...there, ...ends, isFull };
}

function elsewhere({ told }: LaneYard, { lane, place }: Waiting): Way {
  const own = told.filter((one) => one.lane === lane);
  const open = own.filter(({ ended }) => ended === undefined);
  const isFull = open.some((one) => one.place === place);
  const endOf = (all: typeof own) => Math.max(0, ...all.map(({ ended }) => ended ?? 0));
  const ends = {
    lastEnd: endOf(own),
    lastEndThere: endOf(own.filter((one) => one.place === place)),
  };
  return { freeFrom: 0, ...ends, isFull };
}
