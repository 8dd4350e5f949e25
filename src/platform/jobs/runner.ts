/*
 * Runs scheduled work. What is due follows from the stored state and the ledger, never from the tick:
 * each slot runs once, in one transaction with its ledger row, whatever the clock, a restart or a
 * second runner does. A job that throws is tried again later and holds up no other.
 */
import { earliestOf, isAfter } from '../calendar.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Parts } from '../in-parts.ts';
import type { Log } from '../log.ts';
import type { OutboxRow } from '../outbox/outbox.ts';
import { endSweepOfRestore } from '../outbox/restores.ts';
import type { Product } from '../request.ts';
import { readTogether } from '../transaction.ts';
import type { Job, LooksAt, Slot } from './job.ts';
import { type LedgerRow, openLedger } from './ledger.ts';
import { lookAhead } from './look-ahead.ts';
import { rehearse } from './rehearsal.ts';
import { slotRunner } from './slot-runner.ts';
import { chooseSlots } from './slots.ts';

export type JobLine = {
  name: string;
  summary: string;
  /** The last run, done, skipped or failed, with what it said. */
  last: LedgerRow | undefined;
  /** The next nominal time within eight days; `with every tick` for work that follows the state. */
  next: Temporal.Instant | 'with every tick' | undefined;
};

export type JobRun =
  /** `queued`: what it put into the outbox; in a dry run, what it would have put there. */
  | { kind: 'ran'; says: string[]; queued: OutboxRow[] }
  | { kind: 'no-such-job'; names: string[] }
  | { kind: 'ahead-of-time' };

/**
 * Answers in words what was done at each turn; or with what the next one looks at, which can be brought up
 * to date before; or with what it can do before, part by part; and in the end whether there was any. `true`
 * says that others had their turn in between, so that what is due is looked up again.
 */
export type Turns = Generator<string[] | LooksAt | Parts, boolean, boolean | undefined>;

export type Runner = {
  /**
   * Everything that is due, one thing each time that it is asked; or the next part of the first round under
   * way: one goes to its end before the next, which would else look again after each part at what the first
   * has changed.
   */
  turns(of: 'due' | 'next-part'): Turns;
  /** Runs everything that is due now and answers in words what was done. */
  tick(): string[];
  /** Runs the next part of what goes in rounds; undefined when no round is under way. */
  goOn(): string[] | undefined;
  list(): JobLine[];
  /** Runs one job as a tick at `at` would. A dry run leaves no trace; only a dry run may look ahead. */
  runOne(name: string, how?: { at?: Temporal.Instant; dryRun?: boolean }): JobRun;
  /** The first slot after now, up to `until`. */
  nextSlot(until: Temporal.Instant): Temporal.Instant | undefined;
};

export function createRunner(settings: {
  database: Database;
  product: Product;
  clock: Clock;
  log: Log;
  jobs: readonly Job[];
}): Runner {
  const { database, product, clock, log, jobs } = settings;
  const ledger = openLedger(database);
  const slots = slotRunner({ database, product, log, ledger });
  const underWay = new Set<Job>();

  /** Each slot of these jobs that is due, one after the other, at the moment at which its turn comes. */
  function* turnsOf(of: Iterable<Job>, at?: Temporal.Instant): Turns {
    let ran = false;
    for (const job of of) {
      underWay.delete(job);
      const taken = new Set<string>();
      let left = choose(job, at ?? clock.now());
      if (left.length > 0 && job.looksAt !== undefined && (yield job.looksAt) === true)
        left = choose(job, at ?? clock.now());
      if (left.length > 0 && job.beforehand !== undefined) {
        const parts = job.beforehand({ database, product, now: at ?? clock.now() });
        if ((yield parts) === true) left = choose(job, at ?? clock.now());
      }
      for (let slot = left.shift(); slot !== undefined; slot = left.shift()) {
        taken.add(nameOf(slot));
        ran = true;
        const mayHaveChanged = yield runSlot(job, slot, at ?? clock.now());
        if (mayHaveChanged !== true || left.length === 0) continue;
        left = choose(job, at ?? clock.now()).filter((one) => !taken.has(nameOf(one)));
      }
    }
    return ran;
  }

  function choose(job: Job, now: Temporal.Instant): Slot[] {
    const due = dueSlots(job, now);
    const choice = chooseSlots(due, (slot) => ledger.find(job, slot), job.catchUp, now);
    for (const { slot, says } of choice.skip) slots.skip(job, slot, says, now);
    return choice.run;
  }

  function runSlot(job: Job, slot: Slot, now: Temporal.Instant): string[] {
    const { says, goesOn } = slots.run(job, slot, now);
    if (goesOn) underWay.add(job);
    return says === '' ? [] : [says];
  }

  function dueSlots(job: Job, now: Temporal.Instant): readonly Slot[] {
    try {
      return readTogether(database, () => job.due({ database, product, now }));
    } catch (error) {
      log.error({ job: job.name, error: String(error) }, 'A job could not say what is due.');
      return [];
    }
  }

  function endSweep(now: Temporal.Instant): void {
    try {
      endSweepOfRestore(database, now);
    } catch (error) {
      log.warn({ error: String(error) }, 'What was due before the restore is looked at once more.');
    }
  }

  const { nextSlotOf, nextOf } = lookAhead({ ledger, dueSlots });

  function* turns(of: 'due' | 'next-part' | 'all-parts'): Turns {
    const inRounds = () => jobs.filter((job) => underWay.has(job));
    const ran = yield* turnsOf(
      of === 'due' ? jobs : inRounds().slice(0, of === 'next-part' ? 1 : undefined),
    );
    if (underWay.size === 0) endSweep(clock.now());
    return ran;
  }

  return {
    turns,
    tick: () => atOnce(turns('due')).says,
    goOn() {
      const { ran, says } = atOnce(turns('all-parts'));
      return ran ? says : undefined;
    },
    list() {
      const now = clock.now();
      return jobs.map((job) => ({
        name: job.name,
        summary: job.summary,
        last: ledger.findLast(job),
        next: nextOf(job, now),
      }));
    },
    runOne(name, { at = clock.now(), dryRun = false } = {}) {
      const job = jobs.find((each) => each.name === name);
      if (job === undefined) return { kind: 'no-such-job', names: jobs.map((each) => each.name) };
      if (!dryRun && isAfter(at, clock.now())) return { kind: 'ahead-of-time' };
      return { kind: 'ran', ...rehearse(database, dryRun, () => atOnce(turnsOf([job], at)).says) };
    },
    nextSlot(until) {
      const now = clock.now();
      const next = jobs.map((job) => nextSlotOf(job, now, until));
      return earliestOf(next);
    },
  };
}

/** All turns in one go. */
function atOnce(turns: Turns): { says: string[]; ran: boolean } {
  const says: string[] = [];
  for (;;) {
    const turn = turns.next();
    if (turn.done === true) return { says, ran: turn.value };
    if (Array.isArray(turn.value)) says.push(...turn.value);
  }
}

const nameOf = ({ rolloutId, workspaceId, period }: Slot) =>
  [rolloutId ?? workspaceId, period].join(' ');
