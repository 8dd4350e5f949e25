import type { TeamId } from '../../platform/ids.ts';

/**
 * Something that holds a rollout up or is not as it should be, whoever owes the next step. While there is
 * one, nobody who looks after the rollout is told that nothing needs them.
 */
export type Concern = {
  /** Stable by meaning: `learnings.must:<learning id>`. */
  key: string;
  /** One sentence that names the thing and the team. Safe mrkdwn. */
  words: string;
  teamId?: TeamId;
  /** The button that shows it. */
  show?: { label: string; actionId: string; value: string };
};
