import type { Path } from '../../../../src/features/contract/learning-path.ts';
import {
  type Certificate,
  issueCertificate,
} from '../../../../src/features/prepare/certificates/certificate.ts';
import type { LessonRelease } from '../../../../src/features/prepare/lessons/lesson.ts';
import {
  TRAINING_DEFAULTS,
  type TrainingSettings,
} from '../../../../src/features/prepare/training/training-settings.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { aCurriculum, version } from '../lessons/lesson-builders.ts';

export const mia = 'U1' as UserId;

export function aCertificate(values: {
  issuedAt: string;
  timeZone?: string;
  path?: Path;
  holderId?: UserId;
  settings?: Pick<TrainingSettings, 'validDays'>;
}): Certificate {
  return issueCertificate({
    rolloutId: 'R1' as RolloutId,
    holderId: values.holderId ?? mia,
    path: values.path ?? 'champion',
    timeZone: values.timeZone ?? 'Europe/Berlin',
    now: Temporal.Instant.from(values.issuedAt),
    curriculum: aCurriculum(),
    settings: values.settings ?? TRAINING_DEFAULTS,
  });
}

export function aRelease(lessonId: string, text: string, releasedAt: string): LessonRelease {
  return { lessonId, version: version(text), releasedAt: Temporal.Instant.from(releasedAt) };
}
