import type { ProductFeature } from '../../contract/product-feature.ts';
import { freezeDates, freezeStatus } from './freezes.obligations.ts';
import { freezeActions, freezeCommands } from './freezes.slack.ts';

export const freezesFeature: ProductFeature = {
  name: 'freezes',
  statusPlace: 'standstill',
  commands: freezeCommands,
  actions: freezeActions,
  status: freezeStatus,
  dates: freezeDates,
};
