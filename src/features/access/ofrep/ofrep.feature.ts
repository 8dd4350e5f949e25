import type { ProductFeature } from '../../contract/product-feature.ts';
import { listFlagsAtClosing } from './at-closing.store.ts';
import { addKeys } from './ofrep.cli.ts';
import { ofrepRoutes } from './ofrep.http.ts';
import { ofrepWays } from './ofrep-ways.store.ts';

export const ofrepFeature: ProductFeature = {
  name: 'ofrep',
  routes: ofrepRoutes,
  cli: addKeys,
  accessWays: ofrepWays,
  atClosing: listFlagsAtClosing,
};
