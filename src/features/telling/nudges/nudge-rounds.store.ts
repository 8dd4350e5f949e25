/*
 * What the last round of planning found, slice by slice. Where nothing that a slice rests on has changed since,
 * and no moment has come at which it would say something else, the next round need not look at it. It is no
 * second truth: a restart begins with none.
 */
import type { UserId } from '../../../platform/ids.ts';
import { onceFor } from '../../../platform/once-for.ts';
import type { Reads } from '../../../platform/reading.ts';
import type { Store } from '../../../platform/remembered.ts';
import type { StateAt } from '../../../platform/request.ts';
import { isFleeting, touchesOf } from '../../../platform/touches.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { PeopleSlice } from './nudge-plan-slice.ts';

type OwedBy = (personId: UserId) => readonly Obligation[];

/** A slice as it is asked for: its people, and what anybody owes. */
export type Asked = { slice: PeopleSlice; people: readonly UserId[]; of: OwedBy };

type Found = {
  slice: PeopleSlice;
  people: readonly UserId[];
  /** Everybody whose list was asked for, and the list. */
  owed: ReadonlyMap<UserId, readonly Obligation[]>;
  /** What else was read, and for whom: a row of another person changes nothing. */
  reads: Reads;
  concerns: ReadonlySet<string>;
  asOf: number;
  /** It holds from this moment on, and up to the other, in milliseconds since the epoch. */
  from: number;
  until: number;
};

type Rounds = { product: unknown; last: Map<string, Found>; next: Map<string, Found> };

const roundsOf = onceFor(
  (_client: Store['$client']): Rounds => ({ product: undefined, last: new Map(), next: new Map() }),
);

/** Writes down who is asked about on the way. */
export function listeningTo(of: OwedBy): { of: (id: UserId) => Obligation[]; owed: Found['owed'] } {
  const owed = new Map<UserId, readonly Obligation[]>();
  return {
    owed,
    of(id) {
      const list = of(id);
      owed.set(id, list);
      return [...list];
    },
  };
}

/** Whether a look at the slice would find what it found the last time: nothing to write. */
export function isAsFound(state: StateAt, asked: Asked): boolean {
  const rounds = openRounds(state, asked.slice);
  const found = rounds.last.get(asked.slice.after);
  if (found === undefined || !holds(found, state, asked)) return false;
  rounds.next.set(asked.slice.after, found);
  return true;
}

/** Keeps what was found of a slice, now that all that followed from it has been written. */
export function noteFound(
  state: StateAt,
  { slice, people }: Asked,
  found: Pick<Found, 'owed' | 'reads' | 'concerns' | 'until'>,
): void {
  const from = state.now.epochMilliseconds;
  if (found.until <= from || isFleeting(found.reads)) return;
  const asOf = touchesOf(state.database.$client).now();
  openRounds(state, slice).next.set(slice.after, { ...found, slice, people, asOf, from });
}

/**
 * Has everybody looked at again; for tests that compare.
 * @internal
 */
export function forgetRounds({ $client }: Store): void {
  const rounds = roundsOf($client);
  rounds.last = new Map();
  rounds.next = new Map();
}

/** A new round begins with the first slice; what the last one did not come to is let go of. */
function openRounds({ database, product }: StateAt, { after }: PeopleSlice): Rounds {
  const rounds = roundsOf(database.$client);
  if (rounds.product !== product)
    Object.assign(rounds, { product, last: new Map(), next: new Map() });
  if (after === '' && rounds.next.size > 0) {
    rounds.last = rounds.next;
    rounds.next = new Map();
  }
  return rounds;
}

function holds(found: Found, { database, now }: StateAt, { slice, people, of }: Asked): boolean {
  const at = now.epochMilliseconds;
  if (at < found.from || at >= found.until) return false;
  if (found.slice.upTo !== slice.upTo || found.people.length !== people.length) return false;
  if (!people.every((id, place) => found.people[place] === id)) return false;
  if (isTouched(found, database)) return false;
  for (const [id, list] of found.owed) if (!isSame(list, of(id))) return false;
  return true;
}

function isTouched(found: Found, { $client }: Store): boolean {
  const touches = touchesOf($client);
  const now = touches.now();
  if (now === found.asOf) return false;
  const log = touches.since(found.asOf, found.reads.own.union(found.reads.whole));
  if (log === undefined) return true;
  for (const { owner, id } of log) if (owner !== 'person' || found.concerns.has(id)) return true;
  found.asOf = now;
  return false;
}

function isSame(before: readonly Obligation[], now: readonly Obligation[]): boolean {
  if (before.length !== now.length) return false;
  return before.every((one, place) => {
    const other = now[place];
    return one === other || JSON.stringify(one) === JSON.stringify(other);
  });
}
