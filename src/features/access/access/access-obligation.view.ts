import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { asValue } from '../../../platform/slack/fields.ts';

export const SHOW_TEAM = 'access.show-team';

export const accessTeamValue = (rolloutId: RolloutId, teamId: TeamId) =>
  asValue({ rolloutId, teamId });
