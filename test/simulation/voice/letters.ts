/*
 * Messages by themselves, from the plan to what stands in them: a handful of people on a small database, who
 * owe and do things, answer, are away, change their hours and move, and a sender that loses answers. After each
 * go the oracle's watch of a whole quarter says who is due what.
 */
import { joinFeatures } from '../../../src/features/contract/join-features.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import { findRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { nudgesFeature } from '../../../src/features/telling/nudges/nudges.feature.ts';
import { movableClock } from '../../../src/platform/clock.ts';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { RolloutId, UserId } from '../../../src/platform/ids.ts';
import { createRunner } from '../../../src/platform/jobs/runner.ts';
import { startSender } from '../../../src/platform/outbox/sender.ts';
import type { ReadContext } from '../../../src/platform/request.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { diceFrom } from '../quarter/dice.ts';
import type { Scene } from '../quarter/watch.ts';
import { watchPlan } from '../quarter/watch-plan.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { type Line, writtenTo } from '../sender/log-lines.ts';
import { happen } from './happenings.ts';
import { watchAwaited } from './judge-awaited.ts';
import { judgeBooks } from './judge-books.ts';
import { watchEndings } from './judge-endings.ts';
import { watchNews } from './judge-news.ts';
import { judgePlaces } from './judge-places.ts';
import { judgeRounds } from './judge-rounds.ts';
import { watchSweeps } from './judge-sweep.ts';
import { choose, type Desk, moveIn, note, PEOPLE, ZONES } from './office.ts';
import { changeOffice, offices, openRollouts } from './offices.ts';
import { changePlaces, writePlaces } from './places.ts';
import { type Postbox, postbox } from './postbox.ts';

const STEPS = 100;
const WAITS = [1, 10, 15, 15, 30, 45, 60, 90, 150, 500, 900];

export async function drillLetters(seed: number): Promise<Drilled> {
  const dice = diceFrom(seed);
  const startsAt = Temporal.Instant.from('2027-01-04T00:00:00Z').add({ hours: dice.below(17_000) });
  const clock = movableClock(startsAt);
  const database = openInMemory();
  const putBack = replaceEntropy(seededEntropy(seed, () => clock.now().epochMilliseconds));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const expect = (holds: boolean, says: () => string) => {
    drilled.checks += 1;
    if (!holds) drilled.wrong ??= `${says()} (${clock.now()})`;
  };
  const owed = new Map<string, Obligation>();
  const away: Desk['away'] = [];
  const ended = new Set<string>();
  const kept =
    <T>(list: (rolloutId: RolloutId) => T[]) =>
    ({ database: own, rolloutId }: ReadContext) => {
      // The list stands for a table that it would be read from.
      findRollout(own, rolloutId);
      return list(rolloutId);
    };
  const product = joinFeatures([
    {
      name: 'readiness',
      obligations: kept((id) => [...owed.values()].filter(({ rolloutId }) => rolloutId === id)),
      absences: kept((id) => (id === 'R1' ? [...away] : [])),
      endings: (_context, { key, personId }) =>
        ended.has(`${personId} ${key}`) ? { kind: 'lapsed' } : undefined,
    },
    offices,
    nudgesFeature,
  ]);
  // People alike in all but their hours are told apart by these alone.
  const home = seed % 3 === 0 ? dice.pick(ZONES) : undefined;
  const desk: Desk = { database, product, owed, ended, away, home, now: () => clock.now() };
  openRollouts(desk, startsAt);
  for (const id of PEOPLE) {
    moveIn(desk, id, dice);
    if (dice.chance(0.7)) choose(desk, id as UserId, dice);
  }
  note(desk);
  writePlaces(desk, dice, expect);
  for (const id of PEOPLE) changeOffice(desk, id as UserId, dice);
  const lines: Line[] = [];
  const log = writtenTo(lines, () => true);
  const box: Postbox = postbox(() => clock.now().epochMilliseconds);
  const sender = startSender({
    ...{ database, clock, product, log, pace: 'off', background: false },
    connection: { botToken: 'xoxb-box', apiUrl: 'https://slack.example/api/', fetch: box.fetch },
    handlers: nudgesFeature.deliveryHandlers ?? [],
  });
  const { jobs = [] } = nudgesFeature;
  const runner = createRunner({ database, product, clock, log, jobs });
  const endings = watchEndings(desk, expect);
  const sweeps = watchSweeps(desk, expect);
  const news = watchNews(desk, box, expect);
  const awaited = watchAwaited(desk, box, expect);
  const watch = watchPlan(() => !box.isTroubled());
  const house = {
    bot: () => ({ database, app: { product } }),
    workspace: { world: { records: { members: box.members } } },
  } as unknown as Scene['house'];
  try {
    for (let step = 0; step < STEPS && drilled.wrong === undefined; step += 1) {
      clock.moveTo(clock.now().add({ minutes: dice.pick(WAITS) ?? 15 }));
      for (let count = dice.below(4); count > 0; count -= 1) happen(desk, dice, expect);
      if (home === undefined && dice.chance(0.08)) changePlaces(desk, dice, expect);
      box.trouble(dice);
      sweeps.before();
      endings.before();
      const says = runner.tick();
      for (let more = runner.goOn(); more !== undefined; more = runner.goOn()) says.push(...more);
      sweeps.after(says);
      endings.after();
      news.before();
      awaited.before();
      const { sent } = await sender.flush();
      news.after(!box.isTroubled());
      drilled.said += Object.values(sent).reduce((sum, one) => sum + one, 0);
      const scene: Scene = { house, step: undefined, now: clock.now(), isAtRest: false };
      watch(scene, { expect });
      awaited.after(scene);
      for (const complaint of box.complaints) expect(false, () => complaint);
      const fault = lines.find(({ level }) => level === 'error');
      expect(fault === undefined, () => `The log has: ${JSON.stringify(fault)}`);
      judgeBooks(desk, expect);
      if (step % 10 === 0) judgePlaces(desk, expect);
    }
    judgeRounds(dice, expect);
    return drilled;
  } finally {
    putBack();
    database.$client.close();
  }
}
