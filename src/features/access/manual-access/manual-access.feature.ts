import { manualAccessObligations, manualAccessStatus } from './manual-access.obligations.ts';
import {
  manualAccessActions,
  manualAccessCommands,
  manualAccessSubmissions,
} from './manual-access.slack.ts';

export const manualAccessFeature = {
  name: 'access-list',
  title: 'access list',
  statusPlace: 'access',
  commands: manualAccessCommands,
  actions: manualAccessActions,
  submissions: manualAccessSubmissions,
  obligations: manualAccessObligations,
  status: manualAccessStatus,
};
