import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { nominationForms } from './nomination-forms.slack.ts';
import { nominationStepActions } from './nomination-steps.slack.ts';
import { nominationObligations } from './nominations.obligations.ts';
import {
  nominationActions,
  nominationCommands,
  nominationSubmissions,
} from './nominations.slack.ts';

/** A buddy comes from a live team; access is another feature's, so `app.ts` hands it over. */
export const nominationsFeature = ({ liveTeams }: { liveTeams: PerRollout<TeamId> }) => ({
  name: 'nominations',
  title: 'nominations',
  commands: nominationCommands,
  actions: [...nominationActions, ...nominationStepActions(liveTeams)],
  submissions: [...nominationSubmissions, ...nominationForms(liveTeams)],
  obligations: nominationObligations,
});
