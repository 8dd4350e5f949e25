/* A certificate with everything that it shows. */
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { Path } from '../../contract/learning-path.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { getCurriculumOf, listReleases } from '../lessons/lessons.store.ts';
import { getTrainingSettings } from '../training/training-settings.store.ts';
import { certificateDay, certificateStatus } from './certificate.ts';
import { isNear, renewalOf } from './certificate-renewal.ts';
import { listCertificatesOf } from './certificates.store.ts';
import { type RenewalWork, renewalWork } from './renewal-work.ts';

/** A person's newest certificate of a path, with the names that stand on it; undefined where there is none. */
export function findCertificateCard(context: ReadContext, holderId: UserId, path: Path) {
  const { database, rolloutId, now } = context;
  const all = listCertificatesOf(database, rolloutId, holderId).filter((one) => one.path === path);
  const certificate = all.at(-1);
  if (certificate === undefined) return undefined;
  const today = certificateDay(certificate, now);
  const status = certificateStatus(certificate, listReleases(database, rolloutId), today);
  const needsRenewal = status.kind !== 'valid' || isNear(status.daysLeft);
  const { proof } = certificate;
  return {
    certificate,
    status,
    today,
    holderName: findName(database, holderId),
    rolloutName: findRollout(database, rolloutId)?.name ?? '',
    teamNames: path === 'champion' ? listServedTeams(context, holderId) : [],
    observerName: proof && findName(database, proof.observedBy),
    signerName: proof && findName(database, proof.signedOffBy),
    renewal: needsRenewal ? findRenewalWork(context, holderId, path) : undefined,
    earlier: all.slice(0, -1),
  };
}

function listServedTeams({ database, rolloutId }: ReadContext, personId: UserId): string[] {
  return listOpenChampionsOf(database, personId)
    .filter((one) => one.rolloutId === rolloutId && isInOffice(one))
    .map((one) => findTeam(database, rolloutId, one.teamId)?.name ?? '')
    .filter((name) => name !== '');
}

/** What certifying again asks of somebody: only what changed, or one fresh test. */
export function findRenewalWork(
  context: ReadContext,
  holderId: UserId,
  path: Path,
): RenewalWork | undefined {
  const { database, rolloutId, now } = context;
  const certificate = listCertificatesOf(database, rolloutId, holderId).findLast(
    (one) => one.path === path,
  );
  if (certificate === undefined) return undefined;
  const curriculum = getCurriculumOf(database, rolloutId);
  const today = certificateDay(certificate, now);
  const renewal = renewalOf(certificate, curriculum, listReleases(database, rolloutId), today);
  return renewalWork(renewal, path, curriculum, getTrainingSettings(database, rolloutId));
}
