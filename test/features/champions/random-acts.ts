/* Whatever may happen to champions, their teams and their questions, written down without the rules. */
import fc from 'fast-check';
import {
  addAbsence,
  listSaid,
  markBack,
} from '../../../src/features/champions/absences/absences.store.ts';
import { championRoles } from '../../../src/features/champions/champions/champion.ts';
import {
  listChampions,
  listInOffice,
} from '../../../src/features/champions/champions/champions.store.ts';
import { handoverItems } from '../../../src/features/champions/handovers/handover.ts';
import type { TeamHandover } from '../../../src/features/champions/handovers/handover-facts.ts';
import {
  addHandover,
  addHeldTalk,
  listHandovers,
  saveHandover,
} from '../../../src/features/champions/handovers/handovers.store.ts';
import { addTick } from '../../../src/features/champions/nominations/first-week.store.ts';
import { firstWeekItems } from '../../../src/features/champions/nominations/first-week.ts';
import {
  addNomination,
  saveChosenBuddy,
  saveNomination,
} from '../../../src/features/champions/nominations/nominations.store.ts';
import {
  addQuestion,
  listOpenQuestions,
  markAnswered,
  markFor,
} from '../../../src/features/champions/questions/questions.store.ts';
import { saveHoursUsed } from '../../../src/features/champions/workload/workload.store.ts';
import { saveRoleHolders } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { findTeam, saveHolidays, saveTeam } from '../../../src/features/teams/teams/teams.store.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aPerson } from '../../platform/directory-builders.ts';
import { aTeam } from '../../support/builders.ts';
import { aChampion } from './champions/champion-builders.ts';

export const R1 = 'R1' as RolloutId;
export const PEOPLE = ['ULENA', 'USAM', 'UMIA', 'UBAO', 'UANA', 'UTOM'] as UserId[];
export const TEAMS = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'] as TeamId[];

/** Something that happens at a moment; what it is about is picked from what there is by then. */
export type Act = { what: string; run(on: Database, now: Temporal.Instant): void };

const person = fc.constantFrom(...PEOPLE);
const team = fc.constantFrom(...TEAMS);
const days = (now: Temporal.Instant, ahead: number) =>
  now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: ahead });
const nth = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items[index % Math.max(1, items.length)];

export const aTeamCalled = (id: TeamId, name: string, change = {}) =>
  aTeam({ id, rolloutId: R1, name, memberIds: [], managerId: undefined, ...change });

const teamChanges = fc
  .record({ team, name: fc.constantFrom('Ärger', 'Claims'), of: fc.subarray(PEOPLE), boss: person })
  .map(({ team: id, name, of, boss }) => ({
    what: `${id} is ${name} of ${of} under ${boss}`,
    run: (on: Database, now: Temporal.Instant) =>
      saveTeam(on, aTeamCalled(id, `${name} ${id}`, { memberIds: of, managerId: boss }), now),
  }));

const status = fc.constantFrom('', 'On vacation', 'On vacation', 'In a meeting');
const personChanges = fc
  .record({ person, status, until: fc.constantFrom(undefined, 3, 40), gone: fc.nat(4) })
  .map(({ person: id, status: text, until, gone }) => ({
    what: `${id} says "${text}" for ${until} hours${gone === 0 ? ' and has left' : ''}`,
    run: (on: Database, now: Temporal.Instant) =>
      savePerson(on, {
        ...aPerson(id, `${id} ${text}`, gone === 0 && id !== 'ULENA'),
        statusText: text,
        statusUntil: until === undefined ? null : now.add({ hours: until }),
      }),
  }));

const nominations = fc
  .record({
    team,
    person,
    role: fc.constantFrom(...championRoles),
    stage: fc.constantFrom(0, 1, 2, 3, 3, 3),
  })
  .map(({ team: teamId, person: personId, role, stage }) => ({
    what: `${personId} is ${role} of ${teamId} up to step ${stage}`,
    run(on: Database, now: Temporal.Instant) {
      const open = listChampions(on, R1, new Set([teamId])).filter((one) => !one.ended);
      const isTaken = role === 'champion' && open.some((one) => one.role === 'champion');
      if (isTaken || open.some((one) => one.personId === personId)) return;
      const stamp = { by: 'ULENA' as UserId, at: now };
      const hours = { ...stamp, perWeek: 4, fromOn: days(now, 0), untilOn: days(now, 8 * stage) };
      const steps = {
        hours: stage > 0 ? hours : undefined,
        confirmed: stage > 1 ? stamp : undefined,
        accepted: stage > 2 ? stamp : undefined,
      };
      addNomination(
        on,
        aChampion({ id: newId(), rolloutId: R1, teamId, personId, role, ...steps }),
      );
    },
  }));

const ends = fc.record({ at: fc.nat(20), isSlip: fc.boolean() }).map(({ at, isSlip }) => ({
  what: `role ${at} ends`,
  run(on: Database, now: Temporal.Instant) {
    const champion = nth(listChampions(on, R1), at);
    if (champion === undefined || champion.ended !== undefined) return;
    const cause = isSlip ? 'hours-ended' : 'stepped-down';
    saveNomination(on, { ...champion, ended: { how: 'lapsed', cause, at: now, reason: '' } });
  },
}));

const firstWeeks = fc.record({ at: fc.nat(20), item: fc.nat(3), person }).map((pick) => ({
  what: `role ${pick.at} gets a buddy and does item ${pick.item}`,
  run(on: Database, now: Temporal.Instant) {
    const champion = nth(listChampions(on, R1), pick.at);
    const item = nth(firstWeekItems, pick.item)?.name;
    if (champion === undefined || item === undefined) return;
    saveChosenBuddy(on, champion.id, pick.person);
    addTick(on, { rolloutId: R1, championId: champion.id, item, tickedAt: now });
  },
}));

const questions = fc.record({ team, person, at: fc.nat(9), how: fc.nat(3) }).map((pick) => ({
  what: `question of ${pick.person} for ${pick.team}, ${pick.how}`,
  run(on: Database, now: Temporal.Instant) {
    const { team: teamId, person: by, how } = pick;
    const open = nth(listOpenQuestions(on, R1), pick.at);
    if (how === 0 && open !== undefined) markAnswered(on, open.id, { by, at: now, text: 'Yes' });
    else if (how === 1 && open !== undefined) markFor(on, open.id, by);
    else {
      const asked = { id: newId(), rolloutId: R1, teamId, askerId: by, askedAt: now };
      addQuestion(on, { ...asked, text: 'Why?', forId: undefined, answered: undefined });
    }
  },
}));

const absences = fc
  .record({ person, from: fc.integer({ min: -2, max: 3 }), isBack: fc.boolean() })
  .map(({ person: personId, from, isBack }) => ({
    what: `${personId} is ${isBack ? 'back' : `away from day ${from}`}`,
    run(on: Database, now: Temporal.Instant) {
      const last = listSaid(on, R1, [personId]).at(-1);
      const [fromOn, toOn] = [days(now, from), days(now, from + 2)];
      if (isBack && last !== undefined) markBack(on, last, days(now, 0), now);
      else addAbsence(on, { id: newId(), rolloutId: R1, personId, fromOn, toOn, saidAt: now });
    },
  }));

const handovers = fc.record({ team, how: fc.nat(3) }).map(({ team: teamId, how }) => ({
  what: `handover of ${teamId}, ${how}`,
  run(on: Database, now: Temporal.Instant) {
    const last = listHandovers(on, R1, new Set([teamId])).at(-1);
    const [from, to] = listInOffice({ database: on, rolloutId: R1 }, new Set([teamId]));
    if (last !== undefined && how < 3) goOn(on, last, how, now);
    else if (from !== undefined && to !== undefined) {
      const started = { by: from.personId, at: now };
      const two = { fromId: from.personId, toId: to.personId, started, cancelled: undefined };
      const open = { ticked: {}, confirmedByFrom: undefined, confirmedByTo: undefined };
      addHandover(on, { id: newId(), rolloutId: R1, teamId, ...two, ...open, context: '' });
    }
  },
}));

function goOn(on: Database, last: TeamHandover, how: number, now: Temporal.Instant): void {
  const stamp = { by: last.fromId, at: now };
  if (how === 0) saveHandover(on, { ...last, cancelled: stamp });
  else if (how === 1) {
    const ticked = Object.fromEntries(handoverItems.map(({ name }) => [name, stamp]));
    saveHandover(on, { ...last, ticked, confirmedByFrom: now, confirmedByTo: now });
  } else addHeldTalk(on, { rolloutId: R1, handoverId: last.id, talkOn: days(now, 7), heldAt: now });
}

const others = fc
  .record({ team, person, leads: fc.subarray(PEOPLE, { minLength: 1 }) })
  .map(({ team: id, person: personId, leads }) => ({
    what: `${leads} lead; a day off for ${id}; hours of ${personId}`,
    run(on: Database, now: Temporal.Instant) {
      saveRoleHolders(on, R1, { role: 'lead', userIds: leads }, now);
      saveHolidays(on, id, [days(now, 2).toString()]);
      const week = { weekStartsOn: days(now, -7), hours: 5, enteredAt: now };
      if (findTeam(on, R1, id) !== undefined)
        saveHoursUsed(on, { rolloutId: R1, personId, ...week });
    },
  }));

export const anAct: fc.Arbitrary<Act> = fc.oneof(
  ...[teamChanges, personChanges, personChanges, nominations, nominations, nominations],
  ...[ends, firstWeeks, questions, questions, absences, handovers, handovers, others],
);
