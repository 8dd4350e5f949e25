import type { ProductFeature } from '../../contract/product-feature.ts';
import { chooseRolloutAction, drawHome, openHub, statusCommands } from './home.slack.ts';

export const homeFeature: ProductFeature = {
  name: 'home',
  commands: statusCommands,
  actions: [chooseRolloutAction],
  shortcuts: [openHub],
  home: drawHome,
};
