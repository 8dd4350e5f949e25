import type { TeamId } from '../../../platform/ids.ts';
import type { PerRollout } from '../../../platform/request.ts';
import { lossObligations } from './champion-losses.obligations.ts';
import { lapseJob, personLeft } from './leaving.jobs.ts';
import { leavingActions, leavingCommands, leavingForms } from './leaving.slack.ts';

/** `liveTeams` are those whose people have access now; access is another feature's, so `app.ts` hands it over. */
export const leavingFeature = ({ liveTeams }: { liveTeams: PerRollout<TeamId> }) => ({
  name: 'leaving',
  topic: 'champions',
  commands: leavingCommands,
  actions: leavingActions,
  submissions: leavingForms(liveTeams),
  events: [personLeft(liveTeams)],
  jobs: [lapseJob(liveTeams)],
  obligations: lossObligations(liveTeams),
});
