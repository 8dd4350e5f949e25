import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { PerTeams, ReadContext, TeamScope } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { sayDate } from '../../../platform/words.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { listTeamIdsOf } from '../../teams/teams/team-ids-of.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listReleases } from '../lessons/lessons.store.ts';
import { getLearnerRoles } from '../training/learner-roles.store.ts';
import { OPEN_PATH, rolloutPress } from '../training/learning-message.view.ts';
import type { Certificate } from './certificate.ts';
import { findRenewalWork } from './certificate-card.store.ts';
import { EARLY_NOTICE_DAYS, type ExpiryNotice, expiryNoticesDue } from './certificate-renewal.ts';
import { listEndingCertificates } from './ending-certificates.store.ts';
import { sayRenewalWork } from './renewal-work.ts';

/** Certificates that end soon, or have ended, of people who still need them; in one team of theirs. */
export const renewalsOwed: PerTeams<Obligation> = (context, only) => {
  const { database, rolloutId, now, today } = context;
  const roles = getLearnerRoles(context, only);
  // A day more than the notice, since a holder's day can be ahead of the rollout's.
  const until = today.add({ days: EARLY_NOTICE_DAYS + 1 });
  const certificates = listEndingCertificates(context, { until }, peopleIn(context, roles, only));
  if (certificates.length === 0) return [];
  const notices = expiryNoticesDue(certificates, listReleases(database, rolloutId), now);
  const homes = homesIn(context, roles, notices);
  const due = notices.flatMap((notice): { notice: ExpiryNotice; home: TeamId }[] => {
    const home = homes(notice.certificate);
    if (home === undefined) return [];
    const holder = findPerson(database, notice.certificate.holderId);
    return holder?.isDeactivated === false ? [{ notice, home }] : [];
  });
  const covered = new Set(
    due
      .filter(({ notice }) => notice.certificate.path === 'champion' && isOver(notice))
      .map(({ notice }) => notice.certificate.holderId),
  );
  return due
    .filter(({ home }) => only?.has(home) !== false)
    .filter(({ notice }) => !isCoveredBy(covered, notice))
    .map(({ notice, home }) => [home, renewalOwed(notice, context)]);
};

/** Whose certificates concern the teams in scope; undefined for everybody's. */
function peopleIn(
  { database, rolloutId }: ReadContext,
  roles: LearnerRoles,
  only: TeamScope,
): Iterable<UserId> | undefined {
  if (only === undefined) return undefined;
  const members = listTeams(database, rolloutId, only).flatMap((team) => team.memberIds);
  return new Set([...members, ...roles.inScope.map(({ personId }) => personId)]);
}

/** In which team renewing is owed: of champions where they are in office, of members where they work. */
function homesIn(
  { database, rolloutId }: ReadContext,
  roles: LearnerRoles,
  notices: readonly ExpiryNotice[],
): (certificate: Certificate) => TeamId | undefined {
  const holders = new Set(notices.map(({ certificate }) => certificate.holderId));
  const memberships = listTeamIdsOf(database, rolloutId, holders);
  return ({ holderId, path }) => {
    const served = roles.of(holderId).filter(isInOffice);
    const teamIds = [
      ...served.map(({ teamId }) => teamId),
      ...(path === 'member' ? (memberships.get(holderId) ?? []) : []),
    ];
    return teamIds.sort()[0];
  };
}

type LearnerRoles = ReturnType<typeof getLearnerRoles>;

const isOver = ({ kind }: ExpiryNotice) => kind === 'no-longer-valid';

/** A lesson of everybody's path ends both certificates of a champion; doing it again once renews both. */
function isCoveredBy(champions: ReadonlySet<UserId>, notice: ExpiryNotice): boolean {
  const { holderId, path } = notice.certificate;
  return path === 'member' && isOver(notice) && champions.has(holderId);
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
