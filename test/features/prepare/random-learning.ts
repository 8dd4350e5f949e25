/* Whatever can happen to people who learn, one thing after the other, written down at once. */
import fc from 'fast-check';
import type { Path } from '../../../src/features/contract/learning-path.ts';
import { issueCertificate } from '../../../src/features/prepare/certificates/certificate.ts';
import { addCertificate } from '../../../src/features/prepare/certificates/certificates.store.ts';
import { lessonsOfPath } from '../../../src/features/prepare/lessons/curriculum.ts';
import {
  addRelease,
  getCurriculumOf,
} from '../../../src/features/prepare/lessons/lessons.store.ts';
import {
  addSignOffRequest,
  findLastRequestOf,
  saveSignOffRequest,
} from '../../../src/features/prepare/sign-offs/sign-offs.store.ts';
import {
  addWalk,
  markWalk,
  saveProgress,
} from '../../../src/features/prepare/training/training.store.ts';
import { saveTrainingSettings } from '../../../src/features/prepare/training/training-settings.store.ts';
import { TRAINING_DEFAULTS } from '../../../src/features/prepare/training/training-settings.ts';
import { findTeam, saveTeam } from '../../../src/features/teams/teams/teams.store.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../src/platform/ids.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aPerson } from '../../platform/directory-builders.ts';

export const R1 = 'R1' as RolloutId;
export const TEAMS = ['T1', 'T2', 'T3', 'T4'] as TeamId[];
export const PEOPLE = ['UANA', 'UBAO', 'UEVA', 'ULENA', 'UMIA', 'UTOM'] as UserId[];

/** Something that happens at a moment. */
type Act = (database: Database, now: Temporal.Instant) => void;

const person = fc.constantFrom(...PEOPLE);
const path = fc.constantFrom<Path>('member', 'champion');
const learner = (personId: UserId) => ({ rolloutId: R1, personId });

const walks = fc.record({ personId: person, path, isFinished: fc.boolean() }).map(
  ({ personId, path: of, isFinished }): Act =>
    (database, now) => {
      addWalk(database, learner(personId), of, {
        startedAt: now,
        wasInside: personId === PEOPLE[0],
      });
      if (isFinished) markWalk(database, learner(personId), of, { finishedAt: now });
    },
);

const learns = fc.record({ personId: person, path, lessons: fc.nat(20) }).map(
  ({ personId, path: of, lessons }): Act =>
    (database, now) => {
      for (const lesson of lessonsOfPath(getCurriculumOf(database, R1), of).slice(0, lessons)) {
        const record = { lessonId: lesson.id, version: lesson.version, stepsDone: 1 };
        saveProgress(database, learner(personId), { ...record, finishedAt: now });
      }
    },
);

/** Takes the champion path to its end, with nothing left but the task. */
const finishes = person.map(
  (personId): Act =>
    (database, now) => {
      addWalk(database, learner(personId), 'champion', {
        startedAt: now,
        wasInside: personId === PEOPLE[0],
      });
      markWalk(database, learner(personId), 'champion', { finishedAt: now });
      for (const { id: lessonId, version } of lessonsOfPath(
        getCurriculumOf(database, R1),
        'champion',
      ))
        saveProgress(database, learner(personId), {
          lessonId,
          version,
          stepsDone: 1,
          finishedAt: now,
        });
    },
);

const isCertified = fc.record({ holderId: person, path, days: fc.nat(40) }).map(
  ({ holderId, path: of, days }): Act =>
    (database, now) => {
      const validDays = { member: days, champion: days };
      const timeZone = holderId === 'UBAO' ? 'Asia/Ho_Chi_Minh' : 'UTC';
      const issue = { rolloutId: R1, holderId, path: of, timeZone, now, settings: { validDays } };
      addCertificate(
        database,
        issueCertificate({ ...issue, curriculum: getCurriculumOf(database, R1) }),
      );
    },
);

const asks = fc.record({ championId: person, teamId: fc.constantFrom(...TEAMS), signerId: person });
const asksOrDecides = asks.map(
  ({ championId, teamId, signerId }): Act =>
    (database, now) => {
      const last = findLastRequestOf(database, R1, championId);
      if (last !== undefined && last.decision === undefined) {
        const decision = { kind: 'returned', by: signerId, at: now, reason: 'More.' } as const;
        saveSignOffRequest(database, { ...last, decision });
        return;
      }
      const task = { description: 'A real task of the team', link: 'https://docs.example/7' };
      const id = `S${now.epochMilliseconds}`;
      const request = {
        id,
        rolloutId: R1,
        championId,
        teamId,
        task,
        observedBy: signerId,
        observed: undefined,
        signerId,
      };
      addSignOffRequest(database, { ...request, askedAt: now, decision: undefined });
    },
);

const moves = fc.record({ teamId: fc.constantFrom(...TEAMS), memberIds: fc.subarray(PEOPLE) }).map(
  ({ teamId, memberIds }): Act =>
    (database, now) => {
      const team = findTeam(database, R1, teamId);
      if (team !== undefined) saveTeam(database, { ...team, memberIds }, now);
    },
);

const isChampion = fc
  .record({ personId: person, teamId: fc.constantFrom(...TEAMS), stage: fc.nat(2) })
  .map(
    ({ personId, teamId, stage }): Act =>
      ({ $client }, now) => {
        const at = now.epochMilliseconds;
        const ended = stage === 2 ? at : null;
        $client
          .prepare(
            'update or ignore champions set accepted_at = ?, accepted_by = ? where person_id = ?',
          )
          .run(stage === 0 ? null : at, stage === 0 ? null : personId, personId);
        $client
          .prepare(
            'update or ignore champions set team_id = ?, ended_at = ?, ended_how = ? where person_id = ? and role = ?',
          )
          .run(teamId, ended, ended && 'lapsed', personId, 'back-up');
      },
  );

const leavesOrReturns = fc.record({ personId: person, hasLeft: fc.boolean() }).map(
  ({ personId, hasLeft }): Act =>
    (database) =>
      savePerson(database, aPerson(personId, `${personId} ${hasLeft}`, hasLeft)),
);

const changes = fc.nat(100).map(
  (passMarkPercent): Act =>
    (database, now) => {
      saveTrainingSettings(database, R1, { ...TRAINING_DEFAULTS, passMarkPercent }, now);
    },
);

const isReleased = fc.nat(1).map(
  (number): Act =>
    (database, now) => {
      const lesson = getCurriculumOf(database, R1).lessons[number];
      if (lesson === undefined) return;
      const version = { major: 2, minor: 0 };
      addRelease(database, R1, { lessonId: lesson.id, version, releasedAt: now });
    },
);

export const anAct: fc.Arbitrary<Act> = fc.oneof(
  ...[
    walks,
    learns,
    finishes,
    finishes,
    isCertified,
    asksOrDecides,
    moves,
    isChampion,
    leavesOrReturns,
  ],
  ...[changes, isReleased],
);
