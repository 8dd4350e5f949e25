import type { Declared } from '../../contract/product-feature.ts';
import { championHomeCommand } from './champion-home.slack.ts';

export const championHomeFeature = (declared: Declared) => ({
  name: 'desk',
  commands: [championHomeCommand(declared)],
});
