import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { findCurriculumOf } from '../lessons/lessons.store.ts';
import { findTrainingSettings } from '../training/training-settings.store.ts';
import { type Certificate, type ChampionProof, issueCertificate } from './certificate.ts';
import { type At, addCertificate } from './certificates.store.ts';
import { judgeEarning } from './earned-certificate.ts';
import { findEarning } from './earnings.store.ts';

/** Issues what somebody has earned by now; asking twice issues nothing twice. */
export function settleCertificates(at: At, acting: Acting): void {
  const { database, rolloutId, now } = at;
  write(database, () => {
    for (const path of paths) {
      const earning = findEarning(at, acting.userId, path);
      if (judgeEarning(earning) !== 'issue') continue;
      const proof = earning.current?.certificate.proof;
      const { workspaceId, userId } = acting;
      const to = {
        workspaceId,
        rolloutId,
        holderId: userId,
        path,
        isRenewal: earning.current !== undefined,
      };
      grantCertificate(database, { ...to, ...(proof === undefined ? {} : { proof }) }, now);
    }
  });
}

/** Adds a certificate and writes it into the record; what was there before stays. */
export function grantCertificate(
  database: Database,
  grant: {
    workspaceId: WorkspaceId;
    rolloutId: RolloutId;
    holderId: UserId;
    path: Path;
    isRenewal: boolean;
    proof?: ChampionProof;
  },
  now: Temporal.Instant,
): Certificate {
  const { workspaceId, rolloutId, holderId, path, isRenewal, proof } = grant;
  const certificate = issueCertificate({
    rolloutId,
    holderId,
    path,
    timeZone: findPerson(database, holderId)?.timeZone ?? 'UTC',
    now,
    curriculum: findCurriculumOf(database, rolloutId),
    settings: findTrainingSettings(database, rolloutId),
    ...(proof === undefined ? {} : { proof }),
  });
  addCertificate(database, certificate);
  const until = sayDate(certificate.lastDayOn, certificate.lastDayOn.subtract({ years: 1 }));
  const what = path === 'champion' ? 'champion' : 'member';
  recordEntry(database, {
    workspaceId,
    rolloutId,
    at: now,
    actor: proof === undefined || isRenewal ? holderId : proof.signedOffBy,
    act: isRenewal ? 'certificates.renew' : 'certificates.issue',
    subject: `person:${holderId}`,
    says: `${mention(holderId)} is certified ${isRenewal ? 'again ' : ''}as ${what}, through ${until}.`,
    after: {
      path,
      lastDayOn: certificate.lastDayOn.toString(),
      restsOn: certificate.restsOn,
      signedOffBy: proof?.signedOffBy ?? null,
    },
    // A member's certificate is that person's own affair; a champion's is the team's.
    isNews: path === 'champion',
  });
  return certificate;
}
