import { accessListObligations, accessListStatus } from './access-list.obligations.ts';
import {
  accessListActions,
  accessListCommands,
  accessListSubmissions,
} from './access-list.slack.ts';

export const accessListFeature = {
  name: 'access-list',
  commands: accessListCommands,
  actions: accessListActions,
  submissions: accessListSubmissions,
  obligations: accessListObligations,
  status: accessListStatus,
};
