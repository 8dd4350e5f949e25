import type { PerRollout } from '../../../platform/request.ts';
import { listEndpoints } from './webhooks.store.ts';

/** The addresses that are told, each by its host. */
export const webhookWays: PerRollout<string> = ({ database, rolloutId }) =>
  listEndpoints(database, rolloutId)
    .filter(({ removedAt }) => removedAt === undefined)
    .map(({ url }) => `signed notices to ${URL.parse(url)?.host ?? url}`);
