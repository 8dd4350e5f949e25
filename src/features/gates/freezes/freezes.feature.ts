import { freezeDates, freezeStatus } from './freezes.obligations.ts';
import { freezeActions, freezeCommands } from './freezes.slack.ts';

export const freezesFeature = {
  name: 'freezes',
  commands: freezeCommands,
  actions: freezeActions,
  status: freezeStatus,
  dates: freezeDates,
};
