import fc from 'fast-check';
import { expect, it } from 'vitest';
import { saveTick } from '../../../../src/features/access/manual-access/manual-access.store.ts';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import {
  findGateStatus,
  listGatesAhead,
} from '../../../../src/features/gates/gates/gate-status.store.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { listObligations } from '../../../../src/features/telling/obligations/obligations.store.ts';
import { listWaves, saveWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { type Database, write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { findPerson, savePerson } from '../../../../src/platform/slack/directory.ts';
import { aPerson } from '../../../platform/directory-builders.ts';
import { aRollout } from '../../../support/builders.ts';
import { pressOwed } from '../../../support/press-owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { startWorld, type World } from '../../../support/world.ts';
import {
  aTeamCalled,
  anAct as ofChampions,
  PEOPLE,
  R1,
  TEAMS,
} from '../../champions/random-acts.ts';
import { anAct as ofLearners } from '../../prepare/random-learning.ts';
import { step as ofWaves } from '../../waves/team-acts.ts';

type Run = (database: Database, now: Temporal.Instant) => void;

const EVERYBODY = [...PEOPLE, 'UDANIEL', 'UINES', 'UEVA'] as UserId[];
const anyone = fc.constantFrom(...EVERYBODY);

const rolledBack = fc.nat(5).map(
  (at): Run =>
    (database, now) => {
      const waves = listWaves(database, R1).filter(({ clock }) => clock.startedOn !== undefined);
      const wave = waves[at % Math.max(1, waves.length)];
      const rolledBackOn = now.toZonedDateTimeISO('UTC').toPlainDate();
      if (wave !== undefined) saveWave(database, { ...wave, rolledBackOn, endedAt: now });
    },
);

const ticked = fc.record({ by: anyone, personId: anyone }).map(
  ({ by, personId }): Run =>
    (database, at) =>
      saveTick(database, R1, { personId, given: true, by, at }),
);

const leavesOrReturns = fc.record({ id: anyone, hasLeft: fc.boolean() }).map(
  ({ id, hasLeft }): Run =>
    (database) =>
      savePerson(database, aPerson(id, `Person ${id}`, hasLeft)),
);

const acts: fc.Arbitrary<Run> = fc.oneof(
  { weight: 6, arbitrary: ofChampions.map(({ run }) => run) },
  { weight: 6, arbitrary: ofWaves.map(({ act }) => act.run) },
  { weight: 5, arbitrary: ofLearners },
  { weight: 1, arbitrary: rolledBack },
  { weight: 1, arbitrary: ticked },
  { weight: 2, arbitrary: leavesOrReturns },
);

const histories = fc.array(fc.record({ act: acts, hours: fc.constantFrom(0, 1, 30, 24 * 9) }), {
  minLength: 5,
  maxLength: 40,
});

async function aWorld(): Promise<World> {
  const world = await startWorld();
  await world.runDueJobs();
  const { database } = world;
  const now = world.now();
  const [pilotTeamId = aRollout().pilotTeamId] = TEAMS;
  write(database, () => {
    addRollout(database, aRollout({ id: R1, phase: 'expansion', pilotTeamId }));
    for (const id of EVERYBODY) savePerson(database, aPerson(id, `Person ${id}`, false));
    const leads = { role: 'lead', userIds: ['ULENA', 'USAM'] as UserId[] } as const;
    saveRoleHolders(database, R1, leads, now);
    saveRoleHolders(database, R1, { role: 'sponsor', userIds: ['UINES'] as UserId[] }, now);
    const people = { managerId: 'UDANIEL' as UserId, memberIds: PEOPLE };
    for (const id of TEAMS) addTeam(database, aTeamCalled(id, `Team ${id}`, people), now);
  });
  return world;
}

/** What the tables refuse has not happened. */
function happen(world: World, run: Run): void {
  try {
    write(world.database, () => run(world.database, world.now()));
  } catch {
    return;
  }
}

const isSame = (a: Obligation, b: Obligation) => a.key === b.key && a.personId === b.personId;
const owedIn = (world: World) => listObligations(contextIn(world, R1));

/** What the owner got instead of a form, a page to go on with, or an end of it; undefined where all is well. */
async function refusalOf(world: World, one: Obligation): Promise<string | undefined> {
  const { modal, said, hasButton } = await pressOwed(world, one);
  if (modal !== undefined) return undefined;
  if (!owedIn(world).some((other) => isSame(one, other))) return undefined;
  return hasButton && !said.includes('Nothing was changed') ? undefined : said;
}

/** Of each criterion that is not met: whoever is asked for it is here, and stands in the words that say what settles it. */
function wronglyNamed(world: World): string[] {
  const context = contextIn(world, R1);
  return listGatesAhead(context).flatMap((gate) =>
    (findGateStatus(context, gate)?.verdict.criteria ?? []).flatMap(({ name, judgement }) => {
      const { settledBy, obliges } = judgement;
      const people = obliges.map(({ personId }) => findPerson(world.database, personId));
      const isNamed = people.some((one) => settledBy.includes(one?.name ?? 'nobody'));
      const wrong = [
        ...(people.some((one) => one?.isDeactivated !== false) ? ['asks someone who left'] : []),
        ...(people.length > 0 && !isNamed ? ['names none of those it asks'] : []),
      ];
      return wrong.map((what) => `${name} ${what}: ${settledBy}`);
    }),
  );
}

/** Whoever owes a thing can do it: the button is never a wall. */
it('every button of what is owed opens its form or settles it, for the one who owes it', {
  timeout: 120_000,
}, async () => {
  const pressed = new Map<string, number>();
  const rule = fc.asyncProperty(histories, async (history) => {
    const world = await aWorld();
    const { members } = world.workspace.world.records;
    for (const { act, hours } of history) {
      happen(world, act);
      world.workspace.clock.moveTo(world.now().add({ hours }));
    }
    expect(wronglyNamed(world)).toEqual([]);
    for (const one of owedIn(world)) {
      // People whom the practice workspace does not have cannot press anything.
      if (members.get(one.personId) === undefined) continue;
      if (!owedIn(world).some((other) => isSame(one, other))) continue;
      const kind = one.key.split(':')[0] ?? '';
      pressed.set(kind, (pressed.get(kind) ?? 0) + 1);
      expect([one.key, findPerson(world.database, one.personId)?.isDeactivated]).toEqual([
        one.key,
        false,
      ]);
      expect([one.key, one.text, await refusalOf(world, one)]).toEqual([
        one.key,
        one.text,
        undefined,
      ]);
    }
    await world.close();
  });
  const seed = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
  await fc.assert(rule, { numRuns: Number(process.env.RUNS ?? 25), endOnFailure: true, ...seed });
  expect(pressed.size).toBeGreaterThan(8);
});
