import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Champion, type ChampionRole, roleTitles } from '../champions/champion.ts';
import { listChampions } from '../champions/champions.store.ts';
import { announceStep } from './announce-step.usecase.ts';
import { hoursApproversOf, type NominationProblem, nominate } from './nomination.ts';
import { addNomination, findDecidingTeam, listActiveLeads } from './nominations.store.ts';

export type NominationInput = {
  acting: Acting;
  rolloutId: RolloutId;
  teamId: TeamId;
  personId: UserId;
  role: ChampionRole;
  why: string;
};

export type NominationOutcome =
  | { kind: 'nominated'; champion: Champion; team: Team; approverIds: UserId[] }
  | NominationProblem;

/** Nominates somebody of a team, or oneself, and asks whoever can approve the hours. */
export function nominateChampion(
  database: Database,
  input: NominationInput,
  now: Temporal.Instant,
): NominationOutcome {
  return write(database, (): NominationOutcome => {
    const outcome = judgeNomination(database, input, now);
    if (outcome.kind !== 'nominated') return outcome;
    const { champion, team } = outcome;
    addNomination(database, champion);
    recordNomination(database, input.acting, champion, team, now);
    announceStep(database, champion, now);
    return outcome;
  });
}

/** What would come of a nomination, without making it; a form asks before it opens. */
export function judgeNomination(
  database: Database,
  input: NominationInput,
  now: Temporal.Instant,
): NominationOutcome {
  const { rolloutId, personId, role, why } = input;
  const person = findPerson(database, personId);
  if (person === undefined || person.isBot) return { kind: 'unknown-person' };
  const found = findTeam(database, rolloutId, input.teamId);
  if (found === undefined) return { kind: 'unknown-team' };
  const team = findDecidingTeam(database, found);
  const leadIds = listActiveLeads(database, rolloutId);
  const outcome = nominate({ id: newId(), personId, role, why }, input.acting.userId, {
    team,
    others: listChampions(database, rolloutId),
    isDeactivated: person.isDeactivated,
    leadIds,
    now,
  });
  if (outcome.kind !== 'nominated') return outcome;
  const approverIds = hoursApproversOf(personId, team, leadIds);
  if (approverIds.length === 0) return { kind: 'nobody-can-approve', teamName: team.name };
  return { ...outcome, team, approverIds };
}

function recordNomination(
  database: Database,
  acting: Acting,
  champion: Champion,
  team: Team,
  now: Temporal.Instant,
): void {
  const title = `${roleTitles[champion.role]} of *${esc(team.name)}*`;
  const isSelf = acting.userId === champion.personId;
  recordEntry(database, {
    workspaceId: acting.workspaceId,
    rolloutId: champion.rolloutId,
    at: now,
    actor: acting.userId,
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
