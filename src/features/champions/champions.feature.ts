import type { Reading } from '../../platform/reading.ts';
import { championForms } from './champion-forms.slack.ts';
import { lossObligations } from './champion-losses.obligations.ts';
import { championActions } from './champion-steps.slack.ts';
import { championCriteria } from './champions.criteria.ts';
import { lapseJob, personLeft } from './champions.jobs.ts';
import { championObligations, championStatus } from './champions.obligations.ts';
import { listChampionRoles, listInOffice } from './champions.store.ts';
import { leavingActions, leavingCommands, leavingForms } from './leaving.slack.ts';
import { nominationCommands, nominationSubmissions } from './nominations.slack.ts';
import { type LiveTeams, listPilotTeam } from './nominations.store.ts';
import { type Interest, suggestionActions, suggestionCommands } from './suggestions.slack.ts';

export const championsFeature = (parts: { interest: Interest; liveTeams?: LiveTeams }) => {
  const { interest, liveTeams = listPilotTeam } = parts;
  return {
    name: 'champions',
    roles: listChampionRoles,
    commands: [...nominationCommands, ...suggestionCommands(interest), ...leavingCommands],
    actions: [...championActions(liveTeams), ...suggestionActions(interest), ...leavingActions],
    submissions: [
      ...nominationSubmissions,
      ...championForms(liveTeams),
      ...leavingForms(liveTeams),
    ],
    events: [personLeft(liveTeams)],
    jobs: [lapseJob(liveTeams)],
    obligations: (reading: Reading) => [
      ...championObligations(reading),
      ...lossObligations(liveTeams)(reading),
    ],
    status: championStatus,
    criteria: championCriteria,
    champions: listInOffice,
  };
};
