import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Path, paths } from '../../contract/learning-path.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { getTrainingSettings } from '../training/training-settings.store.ts';
import { type Certificate, type ChampionProof, issueCertificate } from './certificate.ts';
import { addCertificate } from './certificates.store.ts';
import { judgeEarning } from './earned-certificate.ts';
import { getEarning } from './earnings.store.ts';

/** Issues what whoever acts has earned by now; asking twice issues nothing twice. */
export function settleCertificates(request: RolloutRequest): void {
  const holderId = request.acting.userId;
  write(request.database, () => {
    for (const path of paths) {
      const earning = getEarning(request, holderId, path);
      if (judgeEarning(earning) !== 'issue') continue;
      const proof = earning.current?.certificate.proof;
      grantCertificate(request, {
        holderId,
        path,
        isRenewal: earning.current !== undefined,
        ...(proof === undefined ? {} : { proof }),
      });
    }
  });
}

/** Adds a certificate and writes it into the record; what was there before stays. */
export function grantCertificate(
  request: RolloutRequest,
  grant: { holderId: UserId; path: Path; isRenewal: boolean; proof?: ChampionProof },
): Certificate {
  const { database, rolloutId, now } = request;
  const { holderId, path, isRenewal, proof } = grant;
  const certificate = issueCertificate({
    rolloutId,
    holderId,
    path,
    timeZone: findPerson(database, holderId)?.timeZone ?? 'UTC',
    now,
    curriculum: getCurriculumOf(database, rolloutId),
    settings: getTrainingSettings(database, rolloutId),
    ...(proof === undefined ? {} : { proof }),
  });
  addCertificate(database, certificate);
  const until = sayDate(certificate.lastDayOn, certificate.lastDayOn.subtract({ years: 1 }));
  const what = path === 'champion' ? 'champion' : 'member';
  record(request, {
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
