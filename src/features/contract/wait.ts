import type { TeamId } from '../../platform/ids.ts';

/** One thing that a team still needs; `about` groups teams that need the same. */
export type Lack = { about: LackKind; words: string };
export const lackTitles = {
  champion: 'a champion',
  certificate: "the champion's certificate",
  'back-up': 'a back-up champion',
  'sponsor-consent': "the sponsor's consent",
  'data-rules': 'the data rules',
  capacity: 'capacity for disruption',
  score: 'more readiness points',
  workflow: "a workflow like the pilot's",
} as const;
export type LackKind = keyof typeof lackTitles;

/** What can be said of one team's wait: what it still needs, and how long it may be. */
export type Wait = { teamId: TeamId; lacks: readonly Lack[]; words: string };
