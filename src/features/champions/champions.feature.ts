import type { TeamId } from '../../platform/ids.ts';
import type { Source } from '../../platform/reading.ts';
import { lossObligations } from './champion-losses.obligations.ts';
import { championCriteria, championStatus } from './champions.criteria.ts';
import { lapseJob, personLeft } from './champions.jobs.ts';
import { listChampionRoles, listInOffice } from './champions.store.ts';
import { leavingActions, leavingCommands, leavingForms } from './leaving.slack.ts';

/** `liveTeams` are those whose people have access now; access is another feature's, so `app.ts` hands it over. */
export const championsFeature = ({ liveTeams }: { liveTeams: Source<TeamId> }) => ({
  name: 'champions',
  roles: listChampionRoles,
  commands: leavingCommands,
  actions: leavingActions,
  submissions: leavingForms(liveTeams),
  events: [personLeft(liveTeams)],
  jobs: [lapseJob(liveTeams)],
  obligations: lossObligations(liveTeams),
  status: championStatus,
  criteria: championCriteria,
  champions: listInOffice,
});
