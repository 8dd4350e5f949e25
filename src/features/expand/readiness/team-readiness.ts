import type { Team } from '../../teams/teams/team.ts';
import type { Window } from './capacity.ts';
import type { CapacityAnswer } from './capacity-answer.ts';
import type { ConfirmedMust, MustStatus } from './must-confirmation.ts';
import type { Readiness, ReadinessStanding } from './readiness.ts';
import type { ReadinessAnswer } from './readiness-answer.ts';

/** One team with its readiness and everything that it was judged by. */
export type TeamReadiness = {
  team: Team;
  readiness: Readiness;
  window: Window;
  answers: readonly ReadinessAnswer[];
  capacityAnswers: readonly CapacityAnswer[];
};

/** A must-have that waits for the one who can confirm it; for nobody, where there is no one to ask. */
export type WaitingMust = Pick<
  Extract<MustStatus, { state: 'waiting' }>,
  'waitsFor' | 'since' | 'about'
> & { must: ConfirmedMust };

/** One team among many: where it stands, without what was said. */
export type TeamStanding = {
  team: Team;
  readiness: ReadinessStanding;
  window: Window;
  hasAnswers: boolean;
  waiting: readonly WaitingMust[];
  /** The first day on which some answer no longer holds; undefined while nobody has answered. */
  answersHoldUntil: Temporal.PlainDate | undefined;
  /** The last day that the newest word on capacity is about; undefined while nobody has said. */
  spokenForUntil: Temporal.PlainDate | undefined;
};
