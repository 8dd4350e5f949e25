/* Who may sign for whom. */
import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { rememberNow } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { championState } from '../../champions/champions/champion.ts';
import { listInOffice, listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { listCertifiedChampions } from '../certificates/certified-people.store.ts';
import { judgeSignOff, type SignOff } from './sign-off.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { findSignOffRequest } from './sign-offs.store.ts';

type Asking = { id: UserId; teamId: TeamId };

/** What is judged when `signerId` is asked to sign for a champion of a team. */
export function getSignOff(context: ReadContext, champion: Asking, signerId: UserId): SignOff {
  return signOffBy(getScene(context, champion), signerId);
}

/** The same when they sign a request that has been made. */
export function getSignOffAsked(
  context: ReadContext,
  { championId: id, teamId, signerId: askedId }: SignOffRequest,
  signerId: UserId,
): SignOff {
  const signOff = getSignOff(context, { id, teamId }, signerId);
  return { ...signOff, signer: { ...signOff.signer, wasAsked: signerId === askedId } };
}

/**
 * Who is to sign an open request now: the one who was asked, as long as they may, or else the first who
 * may. Undefined where nobody may, and where there is nothing left to sign.
 */
export function findSignerNow(context: ReadContext, requestId: string): UserId | undefined {
  return rememberNow(context, `sign-offs signer now ${requestId}`, () => {
    const { database, rolloutId } = context;
    const request = findSignOffRequest(database, rolloutId, requestId);
    if (request === undefined || request.decision !== undefined) return undefined;
    const { championId: id, teamId, signerId } = request;
    const isHere = presentOf(database, [signerId]).has(signerId);
    const may = judgeSignOff(getSignOffAsked(context, request, signerId));
    if (isHere && may.kind === 'accepted') return signerId;
    return listSigners(context, { id, teamId })[0];
  });
}

/** Whether somebody may be signed for: confirmed for the role of a team, or in it. */
export function isToBeSigned(database: Database, { championId, teamId }: SignOffRequest): boolean {
  return listOpenChampionsOf(database, championId).some(
    (one) => one.teamId === teamId && ['confirmed', 'active'].includes(championState(one)),
  );
}

/** Everybody who may sign for this champion today: champions of other teams first, then leads. */
export function listSigners(context: ReadContext, champion: Asking): UserId[] {
  const scene = getScene(context, champion);
  const champions = scene.certifiedChampions().map(({ id }) => id);
  const leads = presentOf(context.database, scene.leadIds);
  return [...new Set([...champions, ...leads])].filter(
    (id) => judgeSignOff(signOffBy(scene, id)).kind === 'accepted',
  );
}

/** Whether anybody may sign for somebody today. */
export function hasSigner(context: ReadContext, id: UserId, teamId: TeamId): boolean {
  return rememberNow(
    context,
    `sign-offs has a signer ${id} ${teamId}`,
    () => listSigners(context, { id, teamId }).length > 0,
  );
}

/** What every signature for one champion is judged by, read once. */
type Scene = {
  champion: Asking;
  leadIds: readonly UserId[];
  /** Champions and back-ups with a valid certificate. */
  certified: ReadonlySet<UserId>;
  /** The champion's team, where it is one of those that somebody serves, works in or manages. */
  teamIdsOf(personId: UserId): readonly TeamId[];
  certifiedChampions(): SignOff['certifiedChampions'];
};

function getScene(context: ReadContext, champion: Asking): Scene {
  const { database, rolloutId } = context;
  const { teamId } = champion;
  const team = findTeam(database, rolloutId, teamId);
  const serving = listInOffice(context, new Set([teamId])).map(({ personId }) => personId);
  const insiders = new Set([...serving, ...(team?.memberIds ?? []), team?.managerId]);
  const teamIdsOf = (id: UserId) => (insiders.has(id) ? [teamId] : []);
  const allCertified = listCertifiedChampions(context);
  const inOffice = new Set(listInOffice(context).map(({ personId }) => personId));
  const certified = new Set([...inOffice].filter((id) => allCertified.has(id)));
  let here: SignOff['certifiedChampions'] | undefined;
  return {
    champion,
    leadIds: listRoleHolders(database, rolloutId, 'lead'),
    certified,
    teamIdsOf,
    certifiedChampions() {
      here ??= [...presentOf(database, certified)].map((id) => ({ id, teamIds: teamIdsOf(id) }));
      return here;
    },
  };
}

function signOffBy(scene: Scene, signerId: UserId): SignOff {
  const { champion, leadIds, certified, teamIdsOf } = scene;
  const isLead = leadIds.includes(signerId);
  return {
    champion,
    signer: {
      id: signerId,
      teamIds: teamIdsOf(signerId),
      isLead,
      isCertified: certified.has(signerId),
    },
    // Only a lead must step back for others.
    certifiedChampions: isLead ? scene.certifiedChampions() : [],
  };
}

/** Those who have an account, in the order in which they are named. */
function presentOf(database: Database, personIds: Iterable<UserId>): ReadonlySet<UserId> {
  const named = [...personIds];
  const people = listPeople(database, named).filter(
    (person) => !person.isDeactivated && !person.isBot,
  );
  const here = new Set(people.map(({ userId }) => userId));
  return new Set(named.filter((id) => here.has(id)));
}
