import type { Team } from '../../teams/teams/team.ts';
import type { Window } from './capacity.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import type { Readiness } from './readiness.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';

/** One team with its readiness and everything that it was judged by. */
export type TeamReadiness = {
  team: Team;
  readiness: Readiness;
  window: Window;
  answers: readonly ReadinessAnswer[];
  capacityAnswers: readonly CapacityAnswer[];
};
