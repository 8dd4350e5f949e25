import type { ProductFeature } from '../../contract/product-feature.ts';
import { listFlagsAtClosing } from './at-closing.store.ts';
import { addKeys } from './ofrep.cli.ts';
import { ofrepRoutes } from './ofrep.http.ts';

export const ofrepFeature: ProductFeature = {
  name: 'ofrep',
  routes: ofrepRoutes,
  cli: addKeys,
  atClosing: listFlagsAtClosing,
};
