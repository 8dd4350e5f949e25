import type { ProductFeature } from '../../contract/product-feature.ts';
import { chooseRolloutAction, drawHome, openHub } from './home.slack.ts';
import { askToJoin, statusCommands } from './status.slack.ts';

export const homeFeature: ProductFeature = {
  name: 'home',
  commands: statusCommands,
  actions: [chooseRolloutAction, askToJoin],
  shortcuts: [openHub],
  home: drawHome,
};
