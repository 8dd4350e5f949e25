import type { UserId } from '../../../platform/ids.ts';

/** Those who look after the people of one team. */
export type TeamKeepers = { managerId: UserId | undefined; championIds: readonly UserId[] };

/**
 * Answers whether somebody's access and its history is shown to a reader: to the person, to the champions,
 * back-ups and managers of their teams, to leads, sponsors and admins.
 */
export function seesAccessOf(
  personId: UserId,
  reader: { userId: UserId; roles: ReadonlySet<string> },
  teams: readonly TeamKeepers[],
): boolean {
  if (reader.userId === personId) return true;
  if (['lead', 'sponsor', 'admin'].some((role) => reader.roles.has(role))) return true;
  return teams.some(
    ({ managerId, championIds }) =>
      managerId === reader.userId || championIds.includes(reader.userId),
  );
}
