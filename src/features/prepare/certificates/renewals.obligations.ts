import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listReleases } from '../lessons/lessons.store.ts';
import { OPEN_PATH, rolloutPress } from '../training/learning-message.view.ts';

import { findRenewalWork } from './certificate-card.store.ts';
import { EARLY_NOTICE_DAYS, type ExpiryNotice, expiryNoticesDue } from './certificate-renewal.ts';
import { listEndingCertificates } from './certificates.store.ts';
import { sayRenewalWork } from './renewal-work.ts';

/** Certificates that end soon, or have ended, of people who still need them. */
export function renewalsOwed(context: ReadContext): Obligation[] {
  const { database, rolloutId, now } = context;
  const releases = listReleases(database, rolloutId);
  // A day more than the notice, since a holder's day can be ahead of the rollout's.
  const until = context.today.add({ days: EARLY_NOTICE_DAYS + 1 });
  const certificates = listEndingCertificates(database, rolloutId, until);
  const champions = new Set(
    listChampions(database, rolloutId)
      .filter(isInOffice)
      .map((one) => one.personId),
  );
  const members = new Set(listTeams(database, rolloutId).flatMap((team) => team.memberIds));
  const due = expiryNoticesDue(certificates, releases, now).filter(({ certificate }) => {
    const { holderId, path } = certificate;
    if (findPerson(database, holderId)?.isDeactivated !== false) return false;
    return champions.has(holderId) || (path === 'member' && members.has(holderId));
  });
  return due
    .filter((notice) => !isCoveredBy(notice, due))
    .map((notice) => renewalOwed(notice, context));
}

/** A lesson of everybody's path ends both certificates of a champion; doing it again once renews both. */
function isCoveredBy({ certificate, kind }: ExpiryNotice, all: readonly ExpiryNotice[]): boolean {
  if (certificate.path === 'champion' || kind !== 'no-longer-valid') return false;
  return all.some(
    (other) =>
      other.certificate.path === 'champion' &&
      other.kind === 'no-longer-valid' &&
      other.certificate.holderId === certificate.holderId,
  );
}

function renewalOwed(notice: ExpiryNotice, context: ReadContext): Obligation {
  const { certificate, kind, lastDayOn, sinceOn } = notice;
  const { holderId, path } = certificate;
  const work = findRenewalWork(context, holderId, path);
  const asks = work === undefined ? '' : ` It asks only for ${sayRenewalWork(work)}.`;
  const name = path === 'champion' ? 'champion certificate' : 'certificate';
  const ended = sayDate(lastDayOn, context.today);
  return {
    key: `certificates.renew:${holderId}:${path}:${lastDayOn}:${kind}`,
    rolloutId: context.rolloutId,
    personId: holderId,
    topic: 'certificates',
    text:
      kind === 'no-longer-valid' ? `Certify again: your ${name} has ended` : `Renew your ${name}`,
    why:
      kind === 'no-longer-valid'
        ? `It was valid through ${ended}.${path === 'champion' ? ' Until you renew it, your team is one certified champion short.' : ''}${asks}`
        : `It is valid through ${ended}.${asks}`,
    sinceOn,
    dueOn: lastDayOn,
    minutes: work?.minutes ?? 5,
    settle: {
      label: 'Renew it',
      actionId: OPEN_PATH,
      value: rolloutPress(context.rolloutId),
    },
  };
}
