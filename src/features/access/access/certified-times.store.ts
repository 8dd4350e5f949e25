import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { certificateDay, certificateStatus } from '../../prepare/certificates/certificate.ts';
import { listCertificates } from '../../prepare/certificates/certificates.store.ts';
import { listReleases } from '../../prepare/lessons/lessons.store.ts';
import type { CertifiedTime } from './champion-times.ts';

/** When each person's champion certificate counted, counts and will count as things stand. */
export function listCertifiedTimes({
  database,
  rolloutId,
  now,
}: ReadContext): Map<UserId, CertifiedTime[]> {
  const releases = listReleases(database, rolloutId);
  const times = new Map<UserId, CertifiedTime[]>();
  for (const certificate of listCertificates(database, rolloutId)) {
    if (certificate.path !== 'champion') continue;
    const { holderId, issuedAt } = certificate;
    const today = certificateDay(certificate, now);
    const { lastDayOn } = certificateStatus(certificate, releases, today);
    const fromOn = certificateDay(certificate, issuedAt);
    const time = { fromOn, untilOn: lastDayOn.add({ days: 1 }) };
    times.set(holderId, [...(times.get(holderId) ?? []), time]);
  }
  return times;
}
