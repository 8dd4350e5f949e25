/*
 * Scheduled work by itself for some weeks, from one number: jobs with slots of their own, which break, are
 * slept through and are run by two processes, before a model of the ledger that knows only the rules.
 */
import { movableClock } from '../../../src/platform/clock.ts';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { createRunner } from '../../../src/platform/jobs/runner.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { enqueue } from '../../../src/platform/outbox/outbox.ts';
import { noteRestore } from '../../../src/platform/outbox/restores.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import { diceFrom } from '../quarter/dice.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { isUnderWay, KINDS, type Kind, slotsOf } from './job-kinds.ts';
import { judgeList, takeTurns } from './judge-list.ts';
import { afterRun, chosen, type Entry, nameOf, SWEEP, type Turn } from './ledger-model.ts';

const TICKS = 60;
const WAITS = [1, 2, 3, 10, 60, 400, 1800, 7200, 20_000, 90_000, 300_000];

export async function drillJobs(seed: number): Promise<Drilled> {
  const dice = diceFrom(seed);
  const database = openInMemory();
  const clock = movableClock(
    Temporal.Instant.from('2027-03-01T00:00:00Z').add({ hours: dice.below(5000) }),
  );
  const putBack = replaceEntropy(seededEntropy(seed, () => clock.now().epochMilliseconds));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const expect = (holds: boolean, says: () => string) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= says();
  };
  const begins = clock.now().epochMilliseconds;
  const ran: string[] = [];
  const rounds = new Map<string, number>();
  let turns = new Map<string, Turn>();
  const turnOf = (name: string): Turn => {
    const known =
      turns.get(name) ?? (dice.chance(0.2) ? 'throws' : dice.chance(0.5) ? 'quiet' : 'says');
    turns.set(name, known);
    return known;
  };

  const jobs = KINDS.map(
    (kind): Job => ({
      name: kind.name,
      summary: kind.name,
      catchUp: Temporal.Duration.from({ milliseconds: kind.catchUpMs }),
      due: ({ now }) => slotsOf(kind, begins, now),
      ...(kind.looksAtAll === true ? { looksAtAll: true } : {}),
      ...(kind.rounds === 0 ? {} : { goesOn: (_state, slot) => isUnderWay(kind, slot, rounds) }),
      run(request, slot) {
        const name = nameOf(kind, slot);
        ran.push(name);
        rounds.set(name, (rounds.get(name) ?? 0) + 1);
        const key = `${name} ${ran.length}`;
        enqueue(request, { key, handler: 'none', destination: 'nowhere', payload: {} });
        const turn = turnOf(name);
        if (turn === 'throws') throw new Error('It broke.');
        return turn === 'says' ? 'It was done.' : '';
      },
    }),
  );
  const two = [0, 1].map(() =>
    createRunner({ database, product: noProduct, clock, log: silentLog, jobs }),
  );
  const ledger = new Map<string, Entry>();
  const restore: { at: number; isSwept: boolean } = { at: 0, isSwept: true };
  const held = new Map<string, boolean>();

  /** The same as the runner, by the model; `which` are run again in a round. */
  function expected(
    kinds: readonly Kind[],
    now: Temporal.Instant,
    { counts, others }: { counts: Map<string, number>; others: readonly Kind[] },
  ): { runs: string[]; again: Kind[] } {
    const runs: string[] = [];
    const again = new Set(others);
    for (const kind of kinds) {
      for (const slot of chosen(kind, slotsOf(kind, begins, now), ledger, now.epochMilliseconds)) {
        const name = nameOf(kind, slot);
        const turn = turnOf(name);
        runs.push(name);
        counts.set(name, (counts.get(name) ?? 0) + 1);
        const isOld =
          slot.period === SWEEP ? !restore.isSwept : slot.at.epochMilliseconds <= restore.at;
        held.set(`${name} ${ran.length + runs.length}`, turn !== 'throws' && isOld);
        if (turn !== 'throws' && isUnderWay(kind, slot, counts)) again.add(kind);
        afterRun(kind, slot, turn, { ledger, now: now.epochMilliseconds });
        if (turn === 'throws') held.delete(`${name} ${ran.length + runs.length}`);
      }
    }
    if (again.size === 0) restore.isSwept = true;
    return { runs, again: KINDS.filter((kind) => again.has(kind)) };
  }

  /** `others`: whose round is under way, and who have no turn now. */
  function judge(
    what: () => unknown,
    kinds: readonly Kind[],
    others: readonly Kind[] = [],
  ): readonly Kind[] {
    const now = clock.now();
    const since = ran.length;
    const { runs, again } = expected(kinds, now, { counts: new Map(rounds), others });
    what();
    const done = ran.slice(since);
    expect(
      done.join() === runs.join(),
      () => `Ran ${done.join(', ')}; it was the turn of ${runs.join(', ')}.`,
    );
    const rows = database.$client
      .prepare(
        `select job || ' ' || scope || ' ' || period as name, outcome, attempts, first_at as first,
           finished_at as finished, next_attempt_at as next, says from job_runs`,
      )
      .all() as (Entry & { name: string; says: string })[];
    expect(
      rows.length === ledger.size,
      () => `The ledger has ${rows.length} rows, not ${ledger.size}.`,
    );
    for (const { name, says, ...entry } of rows) {
      const meant = ledger.get(name);
      expect(
        JSON.stringify(meant) === JSON.stringify(entry),
        () => `${name} is ${JSON.stringify(entry)} and not ${JSON.stringify(meant)}.`,
      );
      expect(says !== '', () => `${name} says nothing.`);
    }
    const queued = database.$client.prepare('select key, state from outbox').all() as {
      key: string;
      state: string;
    }[];
    expect(
      queued.length === held.size,
      () => `${queued.length} things were said, not ${held.size}.`,
    );
    for (const { key, state } of queued)
      expect((state === 'held') === held.get(key), () => `${key} is ${state}.`);
    return again;
  }

  function look(): void {
    const now = clock.now();
    const until = now.add({ hours: 30 });
    const times = KINDS.flatMap((kind) =>
      slotsOf(kind, begins, until).filter(
        (slot) => slot.period !== SWEEP && !ledger.has(nameOf(kind, slot)),
      ),
    )
      .map(({ at }) => at.epochMilliseconds)
      .filter((at) => at > now.epochMilliseconds && at <= until.epochMilliseconds);
    const next = two[0]?.nextSlot(until)?.epochMilliseconds;
    const meant = times.length === 0 ? undefined : Math.min(...times);
    expect(next === meant, () => `Next is ${next}, not ${meant}.`);
  }

  try {
    for (let tick = 0; tick < TICKS && drilled.wrong === undefined; tick += 1) {
      clock.moveTo(clock.now().add({ seconds: dice.pick(WAITS) ?? 1 }));
      turns = new Map();
      if (dice.chance(0.05)) {
        noteRestore(database, clock.now());
        Object.assign(restore, { at: clock.now().epochMilliseconds, isSwept: false });
      }
      const runner = two[dice.below(2)];
      if (runner === undefined) break;
      let again = judge(
        () => (dice.chance(0.5) ? runner.tick() : takeTurns(runner.turns('due'), dice)),
        KINDS,
      );
      for (let rest = 0; rest < 9 && again.length > 0; rest += 1)
        again = dice.chance(0.5)
          ? judge(() => runner.goOn(), again)
          : judge(
              () => takeTurns(runner.turns('next-part'), dice),
              again.slice(0, 1),
              again.slice(1),
            );
      const more = ran.length;
      expect(runner.goOn() === undefined && ran.length === more, () => 'A round goes on for good.');
      look();
      if (dice.chance(0.15)) judgeList(runner, { ledger, begins, now: clock.now() }, expect);
      drilled.said = ran.length;
    }
    return drilled;
  } finally {
    putBack();
    database.$client.close();
  }
}
