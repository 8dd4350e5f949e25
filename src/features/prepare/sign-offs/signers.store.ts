/* Who may sign for whom. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeamsOf } from '../../teams/teams/teams.store.ts';
import { listCertifiedChampions } from '../certificates/certified-people.store.ts';
import { judgeSignOff, type SignOff } from './sign-off.ts';

/** What is judged when `signerId` signs for a champion of a team. */
export function getSignOff(
  context: ReadContext,
  champion: { id: UserId; teamId: TeamId },
  signerId: UserId,
): SignOff {
  const { database, rolloutId } = context;
  const certified = listCertifiedChampions(context);
  const inOffice = listChampions(database, rolloutId).filter(isInOffice);
  return {
    champion,
    signer: {
      id: signerId,
      teamIds: teamIdsOf(database, rolloutId, inOffice, signerId),
      isLead: listRoleHolders(database, rolloutId, 'lead').includes(signerId),
      isCertified: certified.has(signerId) && inOffice.some((one) => one.personId === signerId),
    },
    certifiedChampions: [...new Set(inOffice.map((one) => one.personId))]
      .filter((id) => certified.has(id) && isHere(database, id))
      .map((id) => ({ id, teamIds: teamIdsOf(database, rolloutId, inOffice, id) })),
  };
}

/** Everybody who may sign for this champion today: champions of other teams first, then leads. */
export function listSigners(
  context: ReadContext,
  champion: { id: UserId; teamId: TeamId },
): UserId[] {
  const { database, rolloutId } = context;
  const { certifiedChampions } = getSignOff(context, champion, champion.id);
  const candidates = [
    ...certifiedChampions.map(({ id }) => id),
    ...listRoleHolders(database, rolloutId, 'lead'),
  ];
  return [...new Set(candidates)]
    .filter((id) => isHere(database, id))
    .filter((id) => judgeSignOff(getSignOff(context, champion, id)).kind === 'accepted');
}

/** The teams that somebody serves, works in or manages: for none of them do they count as an outsider. */
function teamIdsOf(
  database: Database,
  rolloutId: RolloutId,
  inOffice: readonly Champion[],
  personId: UserId,
): TeamId[] {
  const served = inOffice.filter((one) => one.personId === personId).map((one) => one.teamId);
  const own = listTeamsOf(database, rolloutId, personId).map(({ id }) => id);
  return [...new Set([...served, ...own])];
}

function isHere(database: Database, personId: UserId): boolean {
  const person = findPerson(database, personId);
  return person !== undefined && !person.isDeactivated && !person.isBot;
}
