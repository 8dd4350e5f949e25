import type { Team } from '../../teams/teams/team.ts';

/** Two people of the pilot answer the four questions, one of them not its lead. */
const PEOPLE_LEAST = 2;

export type PilotRefusal =
  | { kind: 'assessment-passed' }
  | { kind: 'is-pilot' }
  | { kind: 'too-few-people' }
  | { kind: 'no-reason' };

/**
 * Another team can be named the pilot while the assessment is under way. Once its gate was passed, what
 * the rollout stands on was said by the pilot that it had then.
 */
export function judgePilotChange(
  team: Pick<Team, 'id' | 'memberIds'>,
  facts: { pilotTeamId: string; isPassed: boolean; reason: string },
): { kind: 'accepted' } | PilotRefusal {
  if (facts.isPassed) return { kind: 'assessment-passed' };
  if (team.id === facts.pilotTeamId) return { kind: 'is-pilot' };
  if (team.memberIds.length < PEOPLE_LEAST) return { kind: 'too-few-people' };
  const reason = facts.reason.trim();
  return reason.length < 10 || !/\s/.test(reason) ? { kind: 'no-reason' } : { kind: 'accepted' };
}
