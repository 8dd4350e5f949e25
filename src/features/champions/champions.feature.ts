import { championForms } from './champion-forms.slack.ts';
import { championActions, type LiveTeams, pilotIsLive } from './champion-steps.slack.ts';
import { championCriteria } from './champions.criteria.ts';
import { championObligations, championStatus } from './champions.obligations.ts';
import { listChampionRoles, listInOffice } from './champions.store.ts';
import { nominationCommands, nominationSubmissions } from './nominations.slack.ts';
import { type Interest, suggestionActions, suggestionCommands } from './suggestions.slack.ts';

export const championsFeature = (parts: { interest: Interest; liveTeams?: LiveTeams }) => {
  const { interest, liveTeams = pilotIsLive } = parts;
  return {
    name: 'champions',
    roles: listChampionRoles,
    commands: [...nominationCommands, ...suggestionCommands(interest)],
    actions: [...championActions(liveTeams), ...suggestionActions(interest)],
    submissions: [...nominationSubmissions, ...championForms(liveTeams)],
    obligations: championObligations,
    status: championStatus,
    criteria: championCriteria,
    champions: listInOffice,
  };
};
