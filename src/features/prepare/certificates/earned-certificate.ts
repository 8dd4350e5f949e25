import { dateAt, isAfter, isBefore } from '../../../platform/calendar.ts';
import type { Path } from '../../contract/learning-path.ts';
import type { Certificate, CertificateStatus } from './certificate.ts';
import { EARLY_NOTICE_DAYS, isNear } from './certificate-renewal.ts';

/** What is known about one person and one path when it is asked whether a certificate is due. */
export type Earning = {
  path: Path;
  isPathFinished: boolean;
  current: { certificate: Certificate; status: CertificateStatus } | undefined;
  /** When the person last passed a judgement test of this path. */
  lastPassedAt: Temporal.Instant | undefined;
};

/**
 * Whether somebody has earned a certificate: a member by finishing the path; whoever had one before by
 * doing again what changed, or by one fresh test when its days run out. A champion's first one needs
 * a sign-off and never comes from here.
 */
export function judgeEarning(earning: Earning): 'issue' | 'test-due' | 'nothing' {
  const { path, isPathFinished, current } = earning;
  if (!isPathFinished) return 'nothing';
  if (current === undefined) return path === 'member' ? 'issue' : 'nothing';
  const { status } = current;
  if (status.kind === 'outdated') return 'issue';
  if (status.kind === 'valid' && !isNear(status.daysLeft)) return 'nothing';
  return hasFreshTest(earning, current.certificate) ? 'issue' : 'test-due';
}

/** A test counts as fresh from four weeks before the last day on, and only if it was passed since the certificate was issued. */
function hasFreshTest({ lastPassedAt }: Earning, certificate: Certificate): boolean {
  if (lastPassedAt === undefined) return false;
  if (!isAfter(lastPassedAt, certificate.issuedAt)) return false;
  const { timeZone, lastDayOn } = certificate;
  const passedOn = dateAt(lastPassedAt, timeZone);
  const freshFromOn = lastDayOn.subtract({ days: EARLY_NOTICE_DAYS });
  return !isBefore(passedOn, freshFromOn);
}
