import { isAfter } from '../../../platform/calendar.ts';
import { type Curriculum, lessonsOfPath } from '../lessons/curriculum.ts';
import { type LessonRelease, scenariosSince, stepsSince } from '../lessons/lesson.ts';
import { type Certificate, certificateDay, certificateStatus } from './certificate.ts';

export const EARLY_NOTICE_DAYS = 28;
const LATE_NOTICE_DAYS = 7;

/** What a person still has to do to be certified again; nothing that has stayed the same. */
export type Renewal = {
  steps: readonly { lessonId: string; step: number }[];
  scenarioIds: readonly string[];
  /** The days ran out and no scenario is asked anyway: one judgement test shows that it still sits. */
  freshTest: boolean;
};

/**
 * A step or scenario names the version that last changed it. Where a lesson has a new major version
 * and none of its parts says so, all of it is asked.
 */
export function renewalOf(
  certificate: Certificate,
  curriculum: Curriculum,
  releases: readonly LessonRelease[],
  today: Temporal.PlainDate,
): Renewal {
  const changed = lessonsOfPath(curriculum, certificate.path).flatMap((lesson) => {
    const base = certificate.restsOn.find((each) => each.lessonId === lesson.id);
    if (base === undefined || lesson.version.major <= base.version.major) return [];
    return [{ lesson, since: base.version }];
  });
  const steps = changed.flatMap(({ lesson, since }) =>
    lesson.kind === 'lesson'
      ? stepsSince(lesson, since).map((step) => ({ lessonId: lesson.id, step }))
      : [],
  );
  const scenarioIds = changed.flatMap(({ lesson, since }) =>
    lesson.kind === 'scenario set'
      ? scenariosSince(lesson, since).map((scenario) => scenario.id)
      : [],
  );
  const status = certificateStatus(certificate, releases, today);
  const ranOut = status.kind === 'expired' || (status.kind === 'valid' && isNear(status.daysLeft));
  return { steps, scenarioIds, freshTest: ranOut && scenarioIds.length === 0 };
}

/** Renewing early counts from the first reminder on. */
export function isNear(daysLeft: number): boolean {
  return daysLeft <= EARLY_NOTICE_DAYS;
}

export type ExpiryNotice = {
  certificate: Certificate;
  kind: 'four-weeks' | 'one-week' | 'no-longer-valid';
  /** The last day on which the certificate counts, or counted. */
  lastDayOn: Temporal.PlainDate;
  sinceOn: Temporal.PlainDate;
};

/**
 * What is due now, each on its holder's own day: four weeks before the last day, one week before it,
 * and after it until the person is certified again. Only the newest certificate of a person counts.
 */
export function expiryNoticesDue(
  certificates: readonly Certificate[],
  releases: readonly LessonRelease[],
  now: Temporal.Instant,
): ExpiryNotice[] {
  return newestOfEach(certificates).flatMap((certificate): ExpiryNotice[] => {
    const status = certificateStatus(certificate, releases, certificateDay(certificate, now));
    const { lastDayOn } = status;
    if (status.kind !== 'valid') {
      const sinceOn = lastDayOn.add({ days: 1 });
      return [{ certificate, kind: 'no-longer-valid', lastDayOn, sinceOn }];
    }
    if (!isNear(status.daysLeft)) return [];
    const kind = status.daysLeft <= LATE_NOTICE_DAYS ? 'one-week' : 'four-weeks';
    const days = kind === 'one-week' ? LATE_NOTICE_DAYS : EARLY_NOTICE_DAYS;
    return [{ certificate, kind, lastDayOn, sinceOn: lastDayOn.subtract({ days }) }];
  });
}

function newestOfEach(certificates: readonly Certificate[]): Certificate[] {
  const newest = new Map<string, Certificate>();
  for (const certificate of certificates) {
    const key = `${certificate.rolloutId} ${certificate.holderId} ${certificate.path}`;
    const known = newest.get(key);
    if (known === undefined || isAfter(certificate.issuedAt, known.issuedAt)) {
      newest.set(key, certificate);
    }
  }
  return [...newest.values()];
}
