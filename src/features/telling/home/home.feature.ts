import type { Declared, ProductFeature } from '../../contract/product-feature.ts';
import { chooseRolloutAction, drawHome, openHub, statusCommands } from './home.slack.ts';

export const homeFeature = (declared: Declared): ProductFeature => ({
  name: 'home',
  commands: statusCommands(declared),
  actions: [chooseRolloutAction(declared)],
  shortcuts: [openHub(declared)],
  home: drawHome(declared),
});
