import type { AskParts } from './ask-access.usecase.ts';
import { addKeys } from './ofrep.cli.ts';
import { ofrepRoutes } from './ofrep.http.ts';

export const ofrepFeature = (parts: AskParts) => ({
  name: 'ofrep',
  routes: ofrepRoutes(parts),
  cli: addKeys,
});
