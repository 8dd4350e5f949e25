/*
 * Scheduled work by itself for some weeks, from one number: jobs with slots of their own, which break, are
 * slept through and are run by two processes, before a model of the ledger that knows only the rules.
 */
import { movableClock } from '../../../src/platform/clock.ts';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { createRunner } from '../../../src/platform/jobs/runner.ts';
import { noteRestore } from '../../../src/platform/outbox/restores.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import { diceFrom } from '../quarter/dice.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { type Line, writtenTo } from '../sender/log-lines.ts';
import { judgeInVain } from './in-vain.ts';
import { isUnderWay, KINDS, type Kind, slotsOf } from './job-kinds.ts';
import { judgeList } from './judge-list.ts';
import { judgeRows } from './judge-rows.ts';
import { DONE, nameOf, SWEEP, type Turn } from './ledger-model.ts';
import { putIntoOutbox } from './put-into-outbox.ts';
import { type Books, inRounds, turnsOf } from './turns-model.ts';

const TICKS = 50;
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
  const books: Books = {
    ...{ ledger: new Map(), ran: [], rounds: new Map(), held: new Map() },
    ...{ restore: { at: 0, isSwept: true }, faults: 0 },
  };
  let turns = new Map<string, Turn>();
  const turnOf = (name: string): Turn => {
    const known =
      turns.get(name) ?? (dice.chance(0.2) ? 'throws' : dice.chance(0.5) ? 'quiet' : 'says');
    turns.set(name, known);
    return known;
  };
  const mute = new Set<string>();

  const jobs = KINDS.map(
    (kind): Job => ({
      name: kind.name,
      summary: kind.name,
      catchUp: Temporal.Duration.from({ milliseconds: kind.catchUpMs }),
      due({ now }) {
        if (mute.has(kind.name)) throw new Error('It does not know.');
        return slotsOf(kind, begins, now);
      },
      ...(kind.looksAt === undefined ? {} : { looksAt: kind.looksAt }),
      ...(kind.hasBeforehand ? { *beforehand() {} } : {}),
      ...(kind.rounds === 0 ? {} : { goesOn: (_state, slot) => isUnderWay(kind, slot, rounds) }),
      run(request, slot) {
        const name = nameOf(kind, slot);
        ran.push(name);
        rounds.set(name, (rounds.get(name) ?? 0) + 1);
        putIntoOutbox(request, `${name} ${ran.length}`, expect);
        const turn = turnOf(name);
        if (turn === 'throws') throw new Error('It broke.');
        return turn === 'says' ? DONE : '';
      },
    }),
  );
  const lines: Line[] = [];
  const log = writtenTo(lines, () => true);
  const two = [0, 1].map(() => ({
    runner: createRunner({ database, product: noProduct, clock, log, jobs }),
    underWay: new Set<Kind>(),
  }));
  const beside = (one: (typeof two)[number]) => two.find((other) => other !== one) ?? one;

  type Of = 'due' | 'next-part' | 'all-parts';
  const kindsOf = (of: Of, underWay: ReadonlySet<Kind>) =>
    of === 'due' ? KINDS : inRounds(underWay).slice(0, of === 'next-part' ? 1 : undefined);
  const meantTurns = ({ underWay }: (typeof two)[number], of: Of) =>
    turnsOf(kindsOf(of, underWay), underWay, books, { now: clock.now(), begins, turnOf, mute });

  /** In one go, by the runner and by the model. */
  function judgeAtOnce(one: (typeof two)[number], of: 'due' | 'all-parts'): void {
    const meant: string[] = [];
    for (const said of meantTurns(one, of)) if (Array.isArray(said)) meant.push(...said);
    const { runner } = one;
    const says = of === 'due' ? runner.tick() : (runner.goOn() ?? []);
    expect(says.join() === meant.join(), () => `It says ${says}, and not ${meant}.`);
  }

  /** Turn by turn, with the other runner's in between now and then. */
  function judgeInStep(one: (typeof two)[number], of: 'due' | 'next-part'): void {
    const meant = meantTurns(one, of);
    const found = one.runner.turns(of);
    let hasOther = of === 'due' && dice.chance(0.3);
    for (let mayHaveChanged = false; ; ) {
      const [own, other] = [found.next(mayHaveChanged), meant.next(mayHaveChanged)];
      const words = [own, other].map((turn) => JSON.stringify(turn));
      expect(words[0] === words[1], () => `A turn ends with ${words[0]}, and not ${words[1]}.`);
      if (own.done === true || other.done === true || drilled.wrong !== undefined) return;
      if (hasOther && dice.chance(0.3)) {
        hasOther = false;
        judgeAtOnce(beside(one), 'due');
      }
      mayHaveChanged = dice.chance(0.3);
    }
  }

  function judgeBooks(): void {
    const meant = books.ran.slice(seen);
    const done = ran.slice(seen);
    seen = ran.length;
    expect(
      done.join() === meant.join(),
      () => `Ran ${done.join(', ')}; it was the turn of ${meant.join(', ')}.`,
    );
    judgeRows(database, books, expect);
    const troubles = lines.splice(0);
    expect(
      troubles.length === books.faults,
      () => `The log has ${JSON.stringify(troubles)}; ${books.faults} things broke.`,
    );
    books.faults = 0;
  }
  let seen = 0;

  function finishRounds(one: (typeof two)[number]): void {
    for (let rest = 0; rest < 9 && one.underWay.size > 0; rest += 1) {
      if (dice.chance(0.5)) judgeAtOnce(one, 'all-parts');
      else judgeInStep(one, 'next-part');
      judgeBooks();
    }
    expect(one.runner.goOn() === undefined && ran.length === seen, () => 'A round never ends.');
  }

  const takeLines = () => lines.splice(0);
  const countSkipped = () =>
    [...books.ledger.values()].filter(({ outcome }) => outcome === 'skipped').length;

  function look(): void {
    const now = clock.now();
    const until = now.add({ hours: 30 });
    const times = KINDS.flatMap((kind) =>
      slotsOf(kind, begins, until).filter(
        (slot) => slot.period !== SWEEP && !books.ledger.has(nameOf(kind, slot)),
      ),
    )
      .map(({ at }) => at.epochMilliseconds)
      .filter((at) => at > now.epochMilliseconds && at <= until.epochMilliseconds);
    const next = two[0]?.runner.nextSlot(until)?.epochMilliseconds;
    const meant = times.length === 0 ? undefined : Math.min(...times);
    expect(next === meant, () => `Next is ${next}, not ${meant}.`);
  }

  try {
    for (let tick = 0; tick < TICKS && drilled.wrong === undefined; tick += 1) {
      clock.moveTo(clock.now().add({ seconds: dice.pick(WAITS) ?? 1 }));
      turns = new Map();
      if (dice.chance(0.05)) {
        noteRestore(database, clock.now());
        Object.assign(books.restore, { at: clock.now().epochMilliseconds, isSwept: false });
      }
      const one = two[dice.below(2)];
      if (one === undefined) break;
      mute.clear();
      if (dice.chance(0.08)) mute.add(dice.pick(KINDS)?.name ?? '');
      const skipped = countSkipped();
      const inVain = dice.chance(0.1)
        ? judgeInVain({ database, books, ...one }, takeLines, expect)
        : undefined;
      if (inVain || dice.chance(0.5)) judgeAtOnce(one, 'due');
      else judgeInStep(one, 'due');
      judgeBooks();
      const skips = countSkipped() - skipped;
      const noted = inVain?.skips ?? skips;
      expect(noted === skips, () => `${skips} slots were passed over; the log had ${noted}.`);
      mute.clear();
      for (const each of [one, beside(one)]) finishRounds(each);
      look();
      if (dice.chance(0.15))
        judgeList(one.runner, { ledger: books.ledger, begins, now: clock.now() }, expect);
      drilled.said = ran.length;
    }
    return drilled;
  } finally {
    putBack();
    database.$client.close();
  }
}
