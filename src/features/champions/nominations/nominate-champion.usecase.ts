import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import {
  type Champion,
  type ChampionRole,
  hoursApproversOf,
  roleTitles,
} from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { announceNomination } from './announce-step.usecase.ts';
import { type NominationProblem, nominate } from './nomination.ts';
import { addNomination, findDecidingTeam, listActiveLeads } from './nominations.store.ts';

export type NominationInput = {
  teamId: TeamId;
  personId: UserId;
  role: ChampionRole;
  why: string;
};

export type NominationOutcome =
  | { kind: 'nominated'; champion: Champion; team: Team; approverIds: UserId[] }
  | NominationProblem;

/** Nominates somebody of a team, or oneself; whoever can approve the hours is asked by what they owe. */
export function nominateChampion(
  request: RolloutRequest,
  input: NominationInput,
): NominationOutcome {
  const { database } = request;
  return write(database, (): NominationOutcome => {
    const outcome = judgeNomination(request, input);
    if (outcome.kind !== 'nominated') return outcome;
    const { champion, team } = outcome;
    addNomination(database, champion);
    recordNomination(request, champion, team);
    announceNomination(request, champion);
    return outcome;
  });
}

/** What would come of a nomination, without making it; a form asks before it opens. */
export function judgeNomination(
  request: RolloutRequest,
  input: NominationInput,
): NominationOutcome {
  const { database, rolloutId, acting, now } = request;
  const { personId, role, why } = input;
  const person = findPerson(database, personId);
  if (person === undefined || person.isBot) return { kind: 'unknown-person' };
  if (person.isGuest === true) return { kind: 'guest' };
  const found = findTeam(database, rolloutId, input.teamId);
  if (found === undefined) return { kind: 'unknown-team' };
  const team = findDecidingTeam(database, found);
  const leadIds = listActiveLeads(database, rolloutId);
  const outcome = nominate({ id: newId(), personId, role, why }, acting.userId, {
    team,
    others: listChampions(database, rolloutId, new Set([team.id])),
    isDeactivated: person.isDeactivated,
    leadIds,
    now,
  });
  if (outcome.kind !== 'nominated') return outcome;
  const approverIds = hoursApproversOf(personId, team, leadIds);
  if (approverIds.length === 0) return { kind: 'nobody-can-approve', teamName: team.name };
  return { ...outcome, team, approverIds };
}

function recordNomination(request: RolloutRequest, champion: Champion, team: Team): void {
  const { acting } = request;
  const title = `${roleTitles[champion.role]} of *${esc(team.name)}*`;
  const isSelf = acting.userId === champion.personId;
  record(request, {
    act: 'nominations.nominate',
    subject: `team:${team.id}`,
    says: isSelf
      ? `${mention(acting.userId)} volunteered as ${title}.`
      : `${mention(acting.userId)} nominated ${mention(champion.personId)} as ${title}.`,
    after: { championId: champion.id, personId: champion.personId, role: champion.role },
    reason: champion.nominated.why,
    isNews: false,
  });
}
