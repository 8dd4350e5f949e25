import type { Declared } from '../../contract/product-feature.ts';
import { deskCommand } from './desk.slack.ts';

export const deskFeature = (declared: Declared) => ({
  name: 'desk',
  commands: [deskCommand(declared)],
});
