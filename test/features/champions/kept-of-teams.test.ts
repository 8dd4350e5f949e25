import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { whoAnswers } from '../../../src/features/champions/absences/absence.ts';
import { listAbsences } from '../../../src/features/champions/absences/absences.store.ts';
import {
  type ChampionRole,
  championsOf,
  isInOffice,
} from '../../../src/features/champions/champions/champion.ts';
import { championStatus } from '../../../src/features/champions/champions/champion-status.ts';
import { lapse } from '../../../src/features/champions/champions/champion-step.ts';
import {
  listChampions,
  listInOffice,
} from '../../../src/features/champions/champions/champions.store.ts';
import { listTeamChampions } from '../../../src/features/champions/champions/team-champions.store.ts';
import { handoverObligations } from '../../../src/features/champions/handovers/handovers.obligations.ts';
import { lossObligations } from '../../../src/features/champions/leaving/champion-losses.obligations.ts';
import { listOverdueIds } from '../../../src/features/champions/leaving/leaving.store.ts';
import { firstWeekObligations } from '../../../src/features/champions/nominations/first-week.obligations.ts';
import { nominationObligations } from '../../../src/features/champions/nominations/nominations.obligations.ts';
import {
  addNomination,
  listActiveLeads,
} from '../../../src/features/champions/nominations/nominations.store.ts';
import {
  listOwedQuestions,
  listOwedQuestionsOf,
} from '../../../src/features/champions/questions/owed-questions.store.ts';
import { whoOwes } from '../../../src/features/champions/questions/question.ts';
import {
  passingQuestionObligations,
  questionObligations,
} from '../../../src/features/champions/questions/questions.obligations.ts';
import { listOpenQuestions } from '../../../src/features/champions/questions/questions.store.ts';
import { findLoad, listLoads } from '../../../src/features/champions/workload/workload.store.ts';
import type { Obligation } from '../../../src/features/contract/obligation.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../../src/features/contract/team-obligations.store.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import {
  addTeam,
  findTeamNamed,
  listTeams,
  listTeamsOf,
} from '../../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';
import type { PerTeams, ReadContext } from '../../../src/platform/request.ts';
import { findPerson, savePerson } from '../../../src/platform/slack/directory.ts';
import { aPerson } from '../../platform/directory-builders.ts';
import { aRollout } from '../../support/builders.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { aReadContext } from '../../support/requests.ts';
import { aChampion } from './champions/champion-builders.ts';
import { anAct, aTeamCalled, PEOPLE, R1, TEAMS } from './random-acts.ts';

const monday = Temporal.Instant.from('2027-01-04T09:00:00Z');
const sources: PerTeams<Obligation>[] = [
  nominationObligations,
  firstWeekObligations,
  handoverObligations,
  lossObligations,
  questionObligations,
];

const IN_OFFICE = [
  ['C1', 'T1', 'UMIA', 'champion'],
  ['C2', 'T1', 'UBAO', 'back-up'],
  ['C3', 'T2', 'UANA', 'champion'],
  ['C4', 'T2', 'UTOM', 'back-up'],
] as [string, TeamId, UserId, ChampionRole][];

let beginning: Buffer;
let database: Database;

/** Six teams, of which two have a champion and a back-up, of which each life gets a copy. */
beforeAll(() => {
  database = openInMemory();
  write(database, () => {
    addRollout(database, aRollout({ id: R1, timeZone: 'UTC', pilotTeamId: 'T1' as TeamId }));
    saveRoleHolders(database, R1, { role: 'lead', userIds: PEOPLE.slice(0, 2) }, monday);
    for (const id of PEOPLE) savePerson(database, aPerson(id, id, false));
    for (const id of TEAMS) addTeam(database, aTeamCalled(id, id), monday);
    for (const [id, teamId, personId, role] of IN_OFFICE)
      addNomination(database, aChampion({ id, rolloutId: R1, teamId, personId, role }));
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

const texts = (items: readonly unknown[]) => items.map((one) => JSON.stringify(one)).sort();

/** Who owes which open question, found by a look at everybody. */
function owedByAll(context: ReadContext): string[] {
  const champions = listChampions(database, R1);
  const absences = listAbsences(context);
  const leads = listActiveLeads(database, R1);
  return listOpenQuestions(database, R1).flatMap((question) => {
    const desk = championsOf(question.teamId, champions);
    const who = whoAnswers(desk, context.today, absences);
    const hasLeft = (id: UserId) => findPerson(database, id)?.isDeactivated === true;
    return whoOwes(question, who, leads, hasLeft).map((id) => `${question.id} ${id}`);
  });
}

function checkObligations(context: ReadContext, only: ReadonlySet<TeamId>): void {
  for (const source of sources) {
    const product = { ...context.product, teamObligations: [source] };
    const look = { ...context, product };
    const scratch = source(context, undefined);
    const inScope = scratch.filter(([teamId]) => only.has(teamId)).map(([, one]) => one);
    expect(texts(source(context, only).map(([, one]) => one))).toEqual(texts(inScope));
    expect(texts(listObligationsForTeams(look, only))).toEqual(texts(inScope));
    const all = scratch.map(([, one]) => one);
    expect(texts(getTeamObligations(look).all())).toEqual(texts(all));
    for (const id of PEOPLE)
      expect(texts(getTeamObligations(look).of(id))).toEqual(
        texts(all.filter((one) => one.personId === id)),
      );
  }
}

function checkQuestions(context: ReadContext): void {
  const steady = questionObligations(context, undefined).map(([, one]) => one);
  const owed = [...steady, ...passingQuestionObligations(context)];
  const said = owed.map(({ key, personId }) => `${key.split(':')[1]} ${personId}`);
  expect(said.sort()).toEqual(owedByAll(context).sort());
  const whole = listOwedQuestions(context);
  for (const id of PEOPLE) {
    const theirs = whole.filter(({ owedBy }) => owedBy.includes(id));
    expect(listOwedQuestionsOf(context, id)).toEqual(theirs);
    expect(findLoad(context, id)).toEqual(listLoads(context).find((one) => one.personId === id));
  }
}

function checkTeams(context: ReadContext): void {
  const champions = listChampions(database, R1);
  const teams = listTeams(database, R1);
  const kept = listTeamChampions(context);
  for (const { id, name } of teams) {
    const known = kept.get(id) ?? { status: { kind: 'nobody' }, backUps: 0 };
    const { backUps } = championsOf(id, champions);
    const status = championStatus(id, champions, context.today);
    expect(known).toEqual({ status, backUps: backUps.length });
    expect(findTeamNamed(database, R1, ` ${name.toUpperCase()} `)?.id).toBe(id);
  }
  for (const id of PEOPLE)
    expect(listTeamsOf(database, R1, id)).toEqual(
      teams.filter((team) => team.managerId === id || team.memberIds.includes(id)),
    );
  expect(listInOffice(context)).toEqual(champions.filter(isInOffice));
  const due = champions.filter((one) => {
    const hasLeft = findPerson(database, one.personId)?.isDeactivated === true;
    return lapse(one, hasLeft, context.now, context.today) !== undefined;
  });
  expect(listOverdueIds(context)).toEqual(due.map(({ id }) => id));
}

function checkNothing(): void {}

const step = fc.record({
  act: anAct,
  hours: fc.constantFrom(0, 0, 0, 1, 4, 24, 24 * 5),
  only: fc.subarray(TEAMS),
  check: fc.constantFrom(checkObligations, checkQuestions, checkTeams, checkNothing),
});

it('what is kept of champions and teams, and asked in part, is what a look at everything says', () => {
  const life = fc.property(fc.array(step, { minLength: 15, maxLength: 40 }), (steps) => {
    let now = monday;
    for (const { act, hours, only, check } of steps) {
      now = now.add({ hours });
      write(database, () => act.run(database, now));
      const context = aReadContext(database, R1, now);
      check(context, new Set(only));
    }
  });
  fc.assert(life.beforeEach(startLife).afterEach(endLife), { numRuns: 25 });
});
