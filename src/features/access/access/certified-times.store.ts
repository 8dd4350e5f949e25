import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Champion } from '../../champions/champions/champion.ts';
import { certificateDay, certificateStatus } from '../../prepare/certificates/certificate.ts';
import { listCertificatesHeld } from '../../prepare/certificates/held-certificates.store.ts';
import { listReleases } from '../../prepare/lessons/lessons.store.ts';
import type { CertifiedTime } from './champion-times.ts';

/** When each of these champions' certificates counted, counts and will count as things stand. */
export function listCertifiedTimes(
  context: ReadContext,
  champions: ReadonlyMap<unknown, readonly Champion[]>,
): Map<UserId, CertifiedTime[]> {
  const times = new Map<UserId, CertifiedTime[]>();
  const holders = new Set<UserId>();
  for (const own of champions.values())
    for (const { role, accepted, personId } of own)
      if (role === 'champion' && accepted !== undefined) holders.add(personId);
  if (holders.size === 0) return times;
  const releases = listReleases(context.database, context.rolloutId);
  for (const certificate of listCertificatesHeld(context, 'champion', holders)) {
    const { holderId, issuedAt } = certificate;
    const today = certificateDay(certificate, context.now);
    const { lastDayOn } = certificateStatus(certificate, releases, today);
    const fromOn = certificateDay(certificate, issuedAt);
    const time = { fromOn, untilOn: lastDayOn.add({ days: 1 }) };
    times.set(holderId, [...(times.get(holderId) ?? []), time]);
  }
  return times;
}
