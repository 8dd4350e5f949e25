import type { ProductFeature } from '../../contract/product-feature.ts';
import { askToJoin, chooseRolloutAction, drawHome, openHub, statusCommands } from './home.slack.ts';

export const homeFeature: ProductFeature = {
  name: 'home',
  commands: statusCommands,
  actions: [chooseRolloutAction, askToJoin],
  shortcuts: [openHub],
  home: drawHome,
};
