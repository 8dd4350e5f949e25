import type { ProductFeature } from '../../contract/product-feature.ts';
import { listManualAtClosing } from './at-closing.store.ts';
import { manualAccessObligations, manualAccessStatus } from './manual-access.obligations.ts';
import {
  manualAccessActions,
  manualAccessCommands,
  manualAccessSubmissions,
} from './manual-access.slack.ts';

export const manualAccessFeature: ProductFeature = {
  name: 'access-list',
  title: 'access list',
  statusPlace: 'access',
  commands: manualAccessCommands,
  actions: manualAccessActions,
  submissions: manualAccessSubmissions,
  atClosing: listManualAtClosing,
  afterClosing: manualAccessObligations,
  obligations: manualAccessObligations,
  status: manualAccessStatus,
};
