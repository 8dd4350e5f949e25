import type { ProductFeature } from '../../contract/product-feature.ts';
import { teamListActions, teamListCommands, teamListSubmissions } from './team-lists.slack.ts';

export const teamListsFeature: ProductFeature = {
  name: 'team-lists',
  commands: teamListCommands,
  actions: teamListActions,
  submissions: teamListSubmissions,
};
