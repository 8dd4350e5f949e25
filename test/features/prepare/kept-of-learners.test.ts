import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { isInOffice } from '../../../src/features/champions/champions/champion.ts';
import { listChampions } from '../../../src/features/champions/champions/champions.store.ts';
import { addNomination } from '../../../src/features/champions/nominations/nominations.store.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../../src/features/contract/team-obligations.store.ts';
import { findHeldCertificate } from '../../../src/features/prepare/certificates/certificates.store.ts';
import { listCertifiedChampions } from '../../../src/features/prepare/certificates/certified-people.store.ts';
import { getChampionsToCertify } from '../../../src/features/prepare/certificates/champions-to-certify.store.ts';
import { getIsPathFinished } from '../../../src/features/prepare/certificates/earnings.store.ts';
import { renewalsOwed } from '../../../src/features/prepare/certificates/renewals.obligations.ts';
import { signOffObligations } from '../../../src/features/prepare/sign-offs/sign-offs.obligations.ts';
import { trainingObligations } from '../../../src/features/prepare/training/training.obligations.ts';
import { findWalk } from '../../../src/features/prepare/training/training.store.ts';
import {
  countWalks,
  getOutsideWalks,
} from '../../../src/features/prepare/training/walk-counts.store.ts';
import { addRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam, listTeams } from '../../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { TeamId } from '../../../src/platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../src/platform/request.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aPerson } from '../../platform/directory-builders.ts';
import { aRollout, aTeam } from '../../support/builders.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { aReadContext } from '../../support/requests.ts';
import { aChampion } from '../champions/champions/champion-builders.ts';
import { anAct, PEOPLE, R1, TEAMS } from './random-learning.ts';

const monday = Temporal.Instant.from('2027-01-04T09:00:00Z');
const sources: PerTeams<Obligation>[] = [trainingObligations, renewalsOwed, signOffObligations];
const wave = {
  number: 1,
  startsOn: Temporal.PlainDate.from('2027-01-20'),
  teamIds: TEAMS.slice(1),
};

let beginning: Buffer;
let database: Database;

/** Four teams, each with a champion, some of whom are back-up of another one. Each life begins with a copy. */
beforeAll(() => {
  database = openInMemory();
  write(database, () => {
    addRollout(database, aRollout({ id: R1, timeZone: 'UTC', pilotTeamId: 'T1' as TeamId }));
    for (const id of PEOPLE) savePerson(database, aPerson(id, id, false));
    for (const [at, id] of TEAMS.entries()) {
      const memberIds = PEOPLE.slice(at, at + 2);
      addTeam(database, aTeam({ id, rolloutId: R1, name: id, memberIds }), monday);
    }
    for (const [at, personId] of PEOPLE.entries()) {
      const own = { rolloutId: R1, personId };
      const [champions, others] = [TEAMS[at], TEAMS[(at + 1) % TEAMS.length]];
      if (champions !== undefined)
        addNomination(database, aChampion({ ...own, id: `C${at}`, teamId: champions }));
      if (others !== undefined && at > 1)
        addNomination(
          database,
          aChampion({ ...own, id: `D${at}`, teamId: others, role: 'back-up' }),
        );
    }
  });
  beginning = database.$client.serialize();
  database.$client.close();
});

function startLife(): void {
  database = openInMemory(beginning);
}

function endLife(): void {
  database.$client.close();
}

const texts = (items: Iterable<unknown>) => [...items].map((one) => JSON.stringify(one)).sort();

function checkObligations(context: ReadContext, only: ReadonlySet<TeamId>): void {
  for (const source of sources) {
    const product = { ...context.product, teamObligations: [source] };
    const look = { ...context, product };
    const scratch = source(look, undefined);
    const inScope = scratch.filter(([teamId]) => only.has(teamId));
    expect(texts(source(look, only))).toEqual(texts(inScope));
    expect(texts(getTeamObligations(look).all())).toEqual(texts(scratch.map(([, one]) => one)));
    expect(texts(listObligationsForTeams(look, only))).toEqual(
      texts(inScope.map(([, one]) => one)),
    );
    const owed = scratch.map(([, { key, personId }]) => `${key} ${personId}`);
    expect(new Set(owed).size).toBe(owed.length);
  }
}

function checkCertified(context: ReadContext): void {
  const isValid = (id: (typeof PEOPLE)[number]) =>
    findHeldCertificate(context, id, 'champion')?.status.kind === 'valid';
  expect(texts(listCertifiedChampions(context))).toEqual(texts(PEOPLE.filter(isValid)));
  const champions = listChampions(database, R1)
    .filter((one) => isInOffice(one) && one.role === 'champion')
    .map(({ id, personId, teamId }) => {
      const isCertified = isValid(personId);
      const isPathFinished = isCertified || getIsPathFinished(context, personId, 'champion');
      return [teamId, { id, personId, isCertified, isPathFinished, hasLeft: false }];
    });
  const kept = [...getChampionsToCertify(context, undefined)];
  expect(texts(kept.flatMap(([teamId, own]) => own.map((one) => [teamId, one])))).toEqual(
    texts(champions),
  );
}

function checkCounts(context: ReadContext): void {
  const walkOf = (personId: (typeof PEOPLE)[number]) =>
    findWalk(database, { rolloutId: R1, personId }, 'member');
  const people = [...new Set(listTeams(database, R1).flatMap((team) => team.memberIds))];
  const begun = people.map(walkOf).filter((walk) => walk !== undefined);
  const finished = begun.filter((walk) => walk.finishedAt !== undefined).length;
  expect(countWalks(context)).toEqual({
    people: people.length,
    begun: begun.length - finished,
    finished,
  });
  const [, ...others] = PEOPLE;
  const outside = others.map(walkOf).filter((walk) => walk !== undefined);
  const through = outside.filter((walk) => walk.finishedAt !== undefined);
  expect(getOutsideWalks(context)).toMatchObject({
    begun: outside.length,
    finished: through.length,
    unsaid: expect.toSatisfy((ids: string[]) => ids.length === through.length),
  });
}

/** Most of it happens within one day, so that little but what was touched is looked at anew. */
const hours = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(240));
const aLife = fc.array(
  fc.record({ act: anAct, hours, only: fc.subarray(TEAMS), looks: fc.boolean() }),
  { minLength: 1, maxLength: 20 },
);

it('What is kept of those who learn equals a look at everyone, whatever happens', () => {
  fc.assert(
    fc
      .property(aLife, (life) => {
        let now = monday;
        for (const { act, hours: later, only, looks } of life) {
          now = now.add({ hours: later, minutes: 1 });
          write(database, () => act(database, now));
          if (!looks) continue;
          const context = aReadContext(database, R1, now);
          const look = { ...context, product: { ...context.product, nextWave: () => wave } };
          checkObligations(look, new Set(only));
          checkCertified(look);
          checkCounts(look);
        }
      })
      .beforeEach(startLife)
      .afterEach(endLife),
    { numRuns: 100 },
  );
});
