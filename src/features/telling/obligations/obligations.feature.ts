import type { Declared, ProductFeature } from '../../contract/product-feature.ts';
import { dueCommand, showMine } from './obligations.slack.ts';

export const obligationsFeature = ({ obligations }: Declared): ProductFeature => ({
  name: 'obligations',
  commands: [dueCommand(obligations)],
  actions: [showMine(obligations)],
});
