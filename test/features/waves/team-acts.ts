/* What can happen to a team on its way through readiness, waves and learnings, at random. */
import fc from 'fast-check';
import {
  findChampion,
  listChampionsOfTeam,
} from '../../../src/features/champions/champions/champions.store.ts';
import {
  addNomination,
  saveNomination,
} from '../../../src/features/champions/nominations/nominations.store.ts';
import { addOptIn, markWithdrawn } from '../../../src/features/expand/opt-ins/opt-ins.store.ts';
import { saveRoleHolders } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { saveTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { learningStages } from '../../../src/features/waves/learnings/learning.ts';
import { addQuietWeek } from '../../../src/features/waves/learnings/learning-weeks.store.ts';
import {
  addLearning,
  findLearning,
  saveLearning,
} from '../../../src/features/waves/learnings/learnings.store.ts';
import type { LearningId, UserId } from '../../../src/platform/ids.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aPerson } from '../../platform/directory-builders.ts';
import { changeWave, startWaveWith } from '../../support/live-waves.ts';
import { aChampion } from '../champions/champions/champion-builders.ts';
import {
  type Act,
  dateOf,
  of,
  person,
  R1,
  rollout,
  saidBy,
  TEAMS,
  team,
  teamOf,
} from './act-parts.ts';
import { aLearning } from './learnings/learnings.ts';
import { answers, capacity, words } from './readiness-acts.ts';

const champion = fc.record({ team, person, isGone: fc.boolean() }).map(
  ({ team: teamId, person: personId, isGone }): Act => ({
    what: `${personId} ${isGone ? 'leaves' : 'leads'} ${teamId}`,
    run(on, at) {
      const id = `${teamId}-${personId}`;
      const open = listChampionsOfTeam(on, teamId).filter((one) => one.ended === undefined);
      if (open.some((one) => one.id !== id)) return;
      const named = aChampion({ id, rolloutId: R1, teamId, personId });
      if (findChampion(on, R1, id) === undefined) addNomination(on, named);
      const today = dateOf(at);
      const hours = {
        perWeek: 4,
        fromOn: today,
        untilOn: today.add({ days: 60 }),
        by: personId,
        at,
      };
      const ended = { how: 'lapsed', cause: 'stepped-down', at, reason: '' } as const;
      const by = { by: personId, at };
      const inOffice = { ...named, hours, confirmed: by, accepted: by };
      saveNomination(on, isGone ? { ...inOffice, ended } : inOffice);
    },
  }),
);
const optIn = fc.record({ team, isWithdrawn: fc.boolean() }).map(
  ({ team: teamId, isWithdrawn }): Act => ({
    what: `${teamId} ${isWithdrawn ? 'withdraws' : 'asks'}`,
    run(on, askedAt) {
      const by = 'UMIA' as UserId;
      markWithdrawn(on, { rolloutId: R1, teamId }, { by, at: askedAt });
      const asked = { teamId, teamName: '', askedBy: by, why: 'y', askedAt };
      if (!isWithdrawn) addOptIn(on, of, { ...asked, withdrawnAt: undefined });
    },
  }),
);
const wave = fc
  .record({
    number: fc.constantFrom(0, 0, 1),
    teams: fc.subarray(TEAMS.slice(1)),
    state: fc.constantFrom('planned', 'started', 'paused', 'completed', 'held'),
  })
  .map(
    ({ number, teams, state }): Act => ({
      what: `wave ${number} of ${teams} is ${state}`,
      run(database, at) {
        const on = dateOf(at);
        startWaveWith({ database, now: () => at }, rollout, number, teams.map(teamOf), on);
        const pauses = [{ fromOn: on, untilOn: undefined, reason: 'x' }];
        const rollBack = {
          step: 'suspend',
          on,
          by: 'ULENA' as UserId,
          reason: 'x',
          keeps: [],
        } as const;
        changeWave({ database, now: () => at }, rollout, number, ({ clock, teams: own }) => {
          if (state === 'planned')
            return { clock: { ...clock, startedOn: undefined }, startedAt: undefined };
          if (state === 'paused') return { clock: { ...clock, pauses } };
          if (state === 'completed') return { completedOn: on, endedAt: at };
          return state === 'held' ? { teams: own.map((one) => ({ ...one, rollBack })) } : {};
        });
      },
    }),
  );
const learning = fc
  .record({ team, stage: fc.constantFrom(...learningStages), isMust: fc.boolean(), person })
  .map(
    ({ team: teamId, stage, isMust, person: foundBy }): Act => ({
      what: `${foundBy} of ${teamId} has a ${stage} learning`,
      run(on, at) {
        const id = `L-${teamId}` as LearningId;
        const observedOn = dateOf(at);
        const fresh = aLearning({ id, rolloutId: R1, teamId, foundBy, observedOn });
        const severity = isMust ? 'must' : 'should';
        const after = { ...fresh, stage, severity, stageSinceOn: observedOn } as const;
        const before = findLearning(on, R1, id);
        if (before === undefined) addLearning(on, after, { at, weekOn: observedOn });
        else saveLearning(on, before, after);
      },
    }),
  );
const quiet = fc.record({ team, back: fc.integer({ min: 0, max: 3 }) }).map(
  ({ team: teamId, back }): Act => ({
    what: `${teamId} had a quiet week ${back} weeks ago`,
    run(on, saidAt) {
      const today = dateOf(saidAt);
      const weekOn = today.subtract({ days: today.dayOfWeek - 1, weeks: back });
      addQuietWeek(on, { rolloutId: R1, teamId, weekOn, saidBy, saidAt });
    },
  }),
);
const renamed = fc.record({ team, size: fc.integer({ min: 1, max: 9 }), person }).map(
  ({ team: id, size, person: managerId }): Act => ({
    what: `${id} is managed by ${managerId} and has ${size} people`,
    run(on, now) {
      const { context, ...same } = teamOf(id);
      saveTeam(on, { ...same, managerId, context: { ...context, size } }, now);
    },
  }),
);
const lead = person.map(
  (userId): Act => ({
    what: `${userId} leads`,
    run: (on, now) => saveRoleHolders(on, R1, { role: 'lead', userIds: [userId] }, now),
  }),
);
const gone = fc.record({ person, isGone: fc.boolean() }).map(
  ({ person: userId, isGone }): Act => ({
    what: `${userId} ${isGone ? 'has left' : 'is here'}`,
    run: (on) => savePerson(on, aPerson(userId, userId, isGone)),
  }),
);
export const step = fc.record({
  act: fc.oneof(
    answers,
    words,
    capacity,
    champion,
    optIn,
    wave,
    learning,
    quiet,
    renamed,
    lead,
    gone,
  ),
  hours: fc.constantFrom(0, 1, 30, 24 * 20),
  only: fc.option(fc.subarray(TEAMS, { minLength: 1 }), { nil: undefined }),
});
