import type { Button } from '@slack/types';
import type { RolloutId, TeamId } from '../../platform/ids.ts';
import { button } from '../../platform/slack/blocks.ts';
import { asValue } from '../../platform/slack/fields.ts';

export const OPEN_LOG = 'learnings.open-log';

const DRAFT_MAX = 800;

/** Stands beside whatever a team could learn from; its words are the beginning of the learning. */
export function logLearningButton(from: {
  rolloutId: RolloutId;
  teamId: TeamId;
  draft: string;
}): Button {
  const { rolloutId, teamId, draft } = from;
  const value = asValue({ rolloutId, teamId, draft: draft.slice(0, DRAFT_MAX).toWellFormed() });
  return button('Log a learning', OPEN_LOG, value);
}
