import type { RolloutId, TeamId, UserId } from '../../platform/ids.ts';

/** The team of the pilot, as it is known when a rollout is set up. */
export type PilotTeam = {
  rolloutId: RolloutId;
  teamId: TeamId;
  timeZone: string;
  name: string;
  managerId: UserId;
  memberIds: readonly UserId[];
};
