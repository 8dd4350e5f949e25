/* Whose turn it is, in step with a runner: slots are chosen when their job's turn comes, and again where something may have changed since. */
import type { LooksAt } from '../../../src/platform/jobs/job.ts';
import { isUnderWay, KINDS, type Kind, slotsOf } from './job-kinds.ts';
import {
  afterRun,
  BROKE,
  chosen,
  DONE,
  type Entry,
  nameOf,
  SWEEP,
  type Turn,
} from './ledger-model.ts';

/** What all runners share. */
export type Books = {
  ledger: Map<string, Entry>;
  /** What ran, in its order. */
  ran: string[];
  rounds: Map<string, number>;
  /** What was put into the outbox, and whether it is held there. */
  held: Map<string, boolean>;
  restore: { at: number; isSwept: boolean };
  /** Of how many the log was to tell. */
  faults: number;
};

export type Moment = {
  now: Temporal.Instant;
  begins: number;
  turnOf(name: string): Turn;
  /** Kinds that cannot say what is due. */
  mute: ReadonlySet<string>;
};

/** What can be done before a turn, whatever it is. */
const BEFOREHAND = {};

/** What is said at each turn, or what is to be looked at before the next; `underWay`: one runner's rounds. */
export function* turnsOf(
  kinds: readonly Kind[],
  underWay: Set<Kind>,
  books: Books,
  moment: Moment,
): Generator<string[] | LooksAt | typeof BEFOREHAND, boolean, boolean | undefined> {
  const { now, begins, mute } = moment;
  const choose = (kind: Kind) => {
    if (mute.has(kind.name)) books.faults += 1;
    const slots = mute.has(kind.name) ? [] : slotsOf(kind, begins, now);
    return chosen(kind, slots, books.ledger, now.epochMilliseconds);
  };
  let ran = false;
  for (const kind of kinds) {
    underWay.delete(kind);
    const taken = new Set<string>();
    let left = choose(kind);
    if (left.length > 0 && kind.looksAt !== undefined && (yield kind.looksAt) === true)
      left = choose(kind);
    if (left.length > 0 && kind.hasBeforehand && (yield BEFOREHAND) === true) left = choose(kind);
    for (let slot = left.shift(); slot !== undefined; slot = left.shift()) {
      taken.add(nameOf(kind, slot));
      ran = true;
      const entry = books.ledger.get(nameOf(kind, slot));
      // Another runner has been here since it was chosen.
      const isDone = slot.period !== SWEEP && entry !== undefined && entry.outcome !== 'failed';
      const says = isDone ? [] : runSlot(kind, slot, { underWay, books, moment });
      if (isDone && isUnderWay(kind, slot, books.rounds)) underWay.add(kind);
      if ((yield says) === true) left = choose(kind).filter((one) => !taken.has(nameOf(kind, one)));
    }
  }
  if (underWay.size === 0) books.restore.isSwept = true;
  return ran;
}

export const inRounds = (underWay: ReadonlySet<Kind>) => KINDS.filter((kind) => underWay.has(kind));

function runSlot(
  kind: Kind,
  slot: ReturnType<typeof slotsOf>[number],
  { underWay, books, moment }: { underWay: Set<Kind>; books: Books; moment: Moment },
): string[] {
  const { ledger, ran, rounds, held, restore } = books;
  const name = nameOf(kind, slot);
  const turn = moment.turnOf(name);
  ran.push(name);
  rounds.set(name, (rounds.get(name) ?? 0) + 1);
  const isOld = slot.period === SWEEP ? !restore.isSwept : slot.at.epochMilliseconds <= restore.at;
  if (turn !== 'throws') held.set(`${name} ${ran.length}`, isOld);
  if (turn !== 'throws' && isUnderWay(kind, slot, rounds)) underWay.add(kind);
  afterRun(kind, slot, turn, { ledger, now: moment.now.epochMilliseconds });
  if (turn === 'throws') books.faults += 1;
  if (turn === 'throws') return [`${kind.name}: ${BROKE}`];
  return turn === 'says' ? [DONE] : [];
}
