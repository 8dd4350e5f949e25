/* Somebody who has learned it all, for stories that are about something else. */

import type { Path } from '../../src/features/contract/learning-path.ts';
import { issueCertificate } from '../../src/features/prepare/certificates/certificate.ts';
import { addCertificate } from '../../src/features/prepare/certificates/certificates.store.ts';
import { lessonsOfPath } from '../../src/features/prepare/lessons/curriculum.ts';
import { getCurriculumOf } from '../../src/features/prepare/lessons/lessons.store.ts';
import { listInsiders } from '../../src/features/prepare/training/insiders.store.ts';
import {
  addWalk,
  markWalk,
  saveProgress,
} from '../../src/features/prepare/training/training.store.ts';
import { getTrainingSettings } from '../../src/features/prepare/training/training-settings.store.ts';
import { listOpenRollouts } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../src/platform/database.ts';
import type { UserId } from '../../src/platform/ids.ts';
import { findPerson } from '../../src/platform/slack/directory.ts';
import type { World } from './world.ts';

/** Has taken both paths without help and holds both certificates in every open rollout, from now on. */
export function certify(world: World, name: string): void {
  const holderId = world.as(name).id as UserId;
  const now = world.now();
  for (const { id: rolloutId } of listOpenRollouts(world.database)) {
    write(world.database, () => {
      for (const path of ['member', 'champion'] as const) take(path);
    });

    function take(path: Path): void {
      const { database } = world;
      const learner = { rolloutId, personId: holderId };
      const curriculum = getCurriculumOf(database, rolloutId);
      const wasInside = listInsiders(database, rolloutId).has(holderId);
      addWalk(database, learner, path, { startedAt: now, wasInside });
      markWalk(database, learner, path, { finishedAt: now, hadHelp: false });
      for (const lesson of lessonsOfPath(curriculum, path)) {
        const stepsDone = lesson.kind === 'lesson' ? lesson.steps.length : 0;
        const { id: lessonId, version } = lesson;
        saveProgress(database, learner, { lessonId, version, stepsDone, finishedAt: now });
      }
      const task = {
        description: 'Drafted the reply to a late parcel.',
        link: 'https://docs.example/7',
      };
      const lena = 'ULENA' as UserId;
      const proof = { task, observedBy: lena, signedOffBy: lena, signedOffAs: 'lead' } as const;
      const certificate = issueCertificate({
        rolloutId,
        holderId,
        path,
        timeZone: findPerson(database, holderId)?.timeZone ?? 'UTC',
        now,
        curriculum,
        settings: getTrainingSettings(database, rolloutId),
        ...(path === 'champion' ? { proof } : {}),
      });
      addCertificate(database, certificate);
    }
  }
}
