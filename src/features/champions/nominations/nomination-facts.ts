import type { UserId } from '../../../platform/ids.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { Champion } from '../champions/champion.ts';
import type { StepRefusal } from '../champions/champion-step.ts';

/** What the messages about a nomination are worded from; names are plain text. */
export type NominationFacts = {
  champion: Champion;
  rolloutName: string;
  teamName: string;
  name: string;
  nominatorName: string;
  approverNames: readonly string[];
  hoursByName: string | undefined;
  leadNames: readonly string[];
  today: Temporal.PlainDate;
};

/** A nomination with everything that its next step is judged by. */
export type NominationRecord = {
  rollout: Rollout;
  champion: Champion;
  /** Without its manager when that person's account is closed: then the leads decide. */
  team: Team;
  leadIds: UserId[];
  /** Everyone else who is or was champion or back-up of the team, or nominated. */
  others: readonly Champion[];
};

/** What came of somebody's step. */
export type StepOutcome =
  | { kind: 'done'; facts: NominationFacts }
  | { kind: 'no-such-nomination' }
  | { kind: 'refused'; why: StepRefusal; facts: NominationFacts };
