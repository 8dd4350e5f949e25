import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';

/** How a team stands out from others; the contrast that the second pilot looks for is measured on these. */
export type TeamContext = {
  function: string;
  place: string;
  timeZone: string;
  size: number;
  /** Share of seniors, 0 to 1. */
  seniority: number;
  regulated: boolean;
  tools: readonly string[];
};

export type Team = {
  id: TeamId;
  rolloutId: RolloutId;
  name: string;
  managerId: UserId | undefined;
  memberIds: readonly UserId[];
  /** What the team does with the capability, as tags shared with the pilot ("reply drafting", "triage"). */
  workflows: readonly string[];
  context: TeamContext;
};

/** How a team leaves a rollout. */
export const teamEnds = ['dissolved', 'merged', 'withdrawn'] as const;
export type TeamEnd = (typeof teamEnds)[number];

export type TeamInput = {
  /** The team to change; a new one when absent. */
  teamId: TeamId | undefined;
  name: string;
  managerId: UserId | undefined;
  memberIds: UserId[];
  workflows: string[];
  context: TeamContext;
  /** ISO dates on which the team's place does not work. */
  daysOff: string[];
  /** Where its public holidays come from; those of its time zone's country when absent. */
  holidayPlace?: string | undefined;
};

/** Tags shared by teams, so that the same work has the same name. */
export function workflowsInUse(teams: readonly Pick<Team, 'workflows'>[]): string[] {
  return [...new Set(teams.flatMap((team) => team.workflows))].sort();
}
