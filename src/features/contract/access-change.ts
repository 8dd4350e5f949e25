import type { TeamId, UserId } from '../../platform/ids.ts';
import type { AccessState } from './team-access.ts';

export const accessEvents = ['access.granted', 'access.frozen', 'access.suspended'] as const;
export type AccessEvent = (typeof accessEvents)[number];

/** A change that the outside is told of: of a person, or of a team as a whole. */
export type AccessChange = {
  sequence: number;
  id: string;
  teamId: TeamId;
  personId: UserId | undefined;
  event: AccessEvent;
  before: AccessState | undefined;
  after: AccessState;
  reason: string;
  at: Temporal.Instant;
};

/** What outlets are told. */
export type AccessNews = {
  changes: readonly AccessChange[];
  /** The teams that they are about. */
  teams: readonly { teamId: TeamId; teamName: string; wave: number | undefined }[];
};
