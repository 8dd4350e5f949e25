import type { ProductFeature } from '../../contract/product-feature.ts';
import { listManualAtClosing } from './at-closing.store.ts';
import { outletActions, outletSubmissions } from './choose-outlet.slack.ts';
import { keeperWays } from './keepers.store.ts';
import { manualAccessObligations, manualAccessStatus } from './manual-access.obligations.ts';
import {
  manualAccessActions,
  manualAccessCommands,
  manualAccessSubmissions,
} from './manual-access.slack.ts';
import { outletObligations } from './outlets.obligations.ts';

export const manualAccessFeature: ProductFeature = {
  name: 'access-list',
  title: 'access list',
  statusPlace: 'access',
  commands: manualAccessCommands,
  actions: [...manualAccessActions, ...outletActions],
  submissions: [...manualAccessSubmissions, ...outletSubmissions],
  accessWays: keeperWays,
  atClosing: listManualAtClosing,
  afterClosing: manualAccessObligations,
  obligations: (context) => [...manualAccessObligations(context), ...outletObligations(context)],
  status: manualAccessStatus,
};
