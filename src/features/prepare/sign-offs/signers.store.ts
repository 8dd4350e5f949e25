/* Who may sign for whom. */
import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { listCertifiedChampions } from '../certificates/certified-people.store.ts';
import { judgeSignOff, type SignOff } from './sign-off.ts';

type Asking = { id: UserId; teamId: TeamId };

/** What is judged when `signerId` signs for a champion of a team. */
export function getSignOff(context: ReadContext, champion: Asking, signerId: UserId): SignOff {
  return signOffBy(getScene(context, champion), signerId);
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
