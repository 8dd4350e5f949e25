import {
  CERTIFICATE_DEFAULTS,
  type Certificate,
  type CertificateSettings,
  issueCertificate,
  type LessonRelease,
} from '../../../src/features/training/certificate.ts';
import type { Path } from '../../../src/features/training/lesson.ts';
import type { RolloutId, UserId } from '../../../src/platform/ids.ts';
import { aCurriculum, version } from './lesson-builders.ts';

export const mia = 'U1' as UserId;

export function aCertificate(values: {
  issuedAt: string;
  timeZone?: string;
  path?: Path;
  holderId?: UserId;
  settings?: CertificateSettings;
}): Certificate {
  return issueCertificate({
    rolloutId: 'R1' as RolloutId,
    holderId: values.holderId ?? mia,
    path: values.path ?? 'champion',
    timeZone: values.timeZone ?? 'Europe/Berlin',
    now: Temporal.Instant.from(values.issuedAt),
    curriculum: aCurriculum(),
    settings: values.settings ?? CERTIFICATE_DEFAULTS,
  });
}

export function aRelease(lessonId: string, text: string, releasedAt: string): LessonRelease {
  return { lessonId, version: version(text), releasedAt: Temporal.Instant.from(releasedAt) };
}
