import { compareTimes, dateAt, earlier, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { Path } from '../../contract/learning-path.ts';
import { type Curriculum, lessonsOfPath } from '../lessons/curriculum.ts';
import type { LessonRelease, LessonVersion } from '../lessons/lesson.ts';
import type { TrainingSettings } from '../training/training-settings.ts';

/** What a champion certificate rests on besides the path. */
export type ChampionProof = {
  task: { description: string; link: string };
  observedBy: UserId;
  signedOffBy: UserId;
  signedOffAs: 'champion' | 'lead';
};

/**
 * A certificate counts in days of its holder's time zone, fixed when it is issued: it is valid from
 * the day of issue up to and including `lastDayOn`, and no longer valid from the midnight that ends
 * that day there. It is never changed; renewing adds another one.
 */
export type Certificate = {
  rolloutId: RolloutId;
  holderId: UserId;
  path: Path;
  issuedAt: Temporal.Instant;
  timeZone: string;
  lastDayOn: Temporal.PlainDate;
  restsOn: readonly LessonVersion[];
  proof: ChampionProof | undefined;
};

/** Issued on 1 March for 180 days, a certificate is valid through 28 August, 180 days later. */
export function issueCertificate(issue: {
  rolloutId: RolloutId;
  holderId: UserId;
  path: Path;
  timeZone: string;
  now: Temporal.Instant;
  curriculum: Curriculum;
  settings: Pick<TrainingSettings, 'validDays'>;
  proof?: ChampionProof;
}): Certificate {
  const { rolloutId, holderId, path, timeZone, now } = issue;
  const lessons = lessonsOfPath(issue.curriculum, path);
  return {
    rolloutId,
    holderId,
    path,
    issuedAt: now,
    timeZone,
    lastDayOn: dateAt(now, timeZone).add({ days: issue.settings.validDays[path] }),
    restsOn: lessons.map((lesson) => ({ lessonId: lesson.id, version: lesson.version })),
    proof: issue.proof,
  };
}

export type CertificateStatus =
  | { kind: 'valid'; lastDayOn: Temporal.PlainDate; daysLeft: number }
  | { kind: 'expired'; lastDayOn: Temporal.PlainDate }
  | { kind: 'outdated'; lastDayOn: Temporal.PlainDate; lessonIds: readonly string[] };

/** `today` is the day at the holder's place, as `certificateDay` gives it. */
export function certificateStatus(
  certificate: Certificate,
  releases: readonly LessonRelease[],
  today: Temporal.PlainDate,
): CertificateStatus {
  const changes = majorChanges(certificate, releases);
  const changed = changes.filter((change) => !isAfter(change.on, today));
  const lastDayOn = changed
    .map((change) => change.on.subtract({ days: 1 }))
    .reduce(earlier, certificate.lastDayOn);
  const daysLeft = today.until(lastDayOn, { largestUnit: 'days' }).days;
  if (daysLeft >= 0) return { kind: 'valid', lastDayOn, daysLeft };
  const isOutdated = isBefore(lastDayOn, certificate.lastDayOn);
  if (!isOutdated) return { kind: 'expired', lastDayOn };
  const lessonIds = [...new Set(changed.map((change) => change.lessonId))];
  return { kind: 'outdated', lastDayOn, lessonIds };
}

export function certificateDay(
  certificate: Pick<Certificate, 'timeZone'>,
  now: Temporal.Instant,
): Temporal.PlainDate {
  return dateAt(now, certificate.timeZone);
}

/**
 * The day on which a changed lesson comes into force is the first on which the old proof no longer
 * counts. A certificate issued after that rests on what was in force then.
 */
function majorChanges(
  certificate: Certificate,
  releases: readonly LessonRelease[],
): { lessonId: string; on: Temporal.PlainDate }[] {
  return releases.flatMap((release) => {
    const base = certificate.restsOn.find((each) => each.lessonId === release.lessonId);
    if (base === undefined || release.version.major <= base.version.major) return [];
    if (!isAfter(release.releasedAt, certificate.issuedAt)) return [];
    return [{ lessonId: release.lessonId, on: dateAt(release.releasedAt, certificate.timeZone) }];
  });
}

/** The newest certificate that a person has for a path; the older ones are history. */
export function currentCertificate(
  certificates: readonly Certificate[],
  holderId: UserId,
  path: Path,
): Certificate | undefined {
  return certificates
    .filter((each) => each.holderId === holderId && each.path === path)
    .sort((a, b) => compareTimes(b.issuedAt, a.issuedAt))[0];
}
