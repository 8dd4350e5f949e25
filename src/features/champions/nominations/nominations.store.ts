import { eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { findRollout, listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../teams/teams/team.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { type Champion, hoursApproversOf } from '../champions/champion.ts';
import { findChampion, listChampions } from '../champions/champions.store.ts';
import { championsTable, rowOf } from '../champions/champions.table.ts';
import { confirmersOf } from './nomination.ts';
import type { NominationFacts, NominationRecord } from './nomination-facts.ts';

export function findNomination(
  database: Database,
  rolloutId: RolloutId,
  championId: string,
): NominationRecord | undefined {
  const rollout = findRollout(database, rolloutId);
  const champion = findChampion(database, rolloutId, championId);
  const team = champion && findTeam(database, rolloutId, champion.teamId);
  if (rollout === undefined || champion === undefined || team === undefined) return undefined;
  return {
    rollout,
    champion,
    team: findDecidingTeam(database, team),
    leadIds: listActiveLeads(database, rolloutId),
    others: listChampions(database, rolloutId, new Set([team.id])).filter(
      (other) => other.id !== champion.id,
    ),
  };
}

export function listActiveLeads(database: Database, rolloutId: RolloutId): UserId[] {
  return listRoleHolders(database, rolloutId, 'lead').filter((id) => !hasLeft(database, id));
}

/** The team as it decides: a manager who left Slack decides nothing any more. */
export function findDecidingTeam(database: Database, team: Team): Team {
  const { managerId } = team;
  if (managerId === undefined || !hasLeft(database, managerId)) return team;
  return { ...team, managerId: undefined };
}

function hasLeft(database: Database, userId: UserId): boolean {
  return findPerson(database, userId)?.isDeactivated === true;
}

/** What the messages about a nomination are worded from. */
export function getNominationFacts(
  { database, today }: ReadContext,
  { champion, team, rollout, leadIds }: NominationRecord,
): NominationFacts {
  const names = (ids: readonly UserId[]) => ids.map((id) => findName(database, id));
  return {
    champion,
    rolloutName: rollout.name,
    teamName: team.name,
    name: findName(database, champion.personId),
    nominatorName: findName(database, champion.nominated.by),
    approverNames: names(hoursApproversOf(champion.personId, team, leadIds)),
    hoursByName: champion.hours && findName(database, champion.hours.by),
    leadNames: names(confirmersOf(champion.personId, leadIds)),
    today,
  };
}

export function addNomination(database: Database, champion: Champion): void {
  database.insert(championsTable).values(rowOf(champion)).run();
}

export function saveNomination(database: Database, champion: Champion): void {
  database
    .update(championsTable)
    .set(rowOf(champion))
    .where(eq(championsTable.id, champion.id))
    .run();
}

export function saveChosenBuddy(database: Database, championId: string, buddyId: UserId): void {
  database.update(championsTable).set({ buddyId }).where(eq(championsTable.id, championId)).run();
}
