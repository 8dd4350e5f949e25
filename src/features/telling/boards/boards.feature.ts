import type { ProductFeature } from '../../contract/product-feature.ts';
import { openTeam, showBoard, teamsCommand } from './boards.slack.ts';

export const boardsFeature: ProductFeature = {
  name: 'boards',
  commands: [teamsCommand],
  actions: [showBoard, openTeam],
};
