import type { ProductFeature } from '../../contract/product-feature.ts';
import { joinCommands, joinSubmissions } from './join-requests.slack.ts';
import { queueStatus } from './opt-ins.obligations.ts';
import { queueActions, queueCommands } from './opt-ins.slack.ts';
import { markWithdrawn } from './opt-ins.store.ts';
import { listRequestDays } from './queue.store.ts';

export const optInsFeature: ProductFeature = {
  name: 'opt-ins',
  statusPlace: 'readiness',
  commands: [...joinCommands, ...queueCommands],
  actions: queueActions,
  submissions: joinSubmissions,
  status: queueStatus,
  teamLeaves: {
    run: ({ database, rolloutId, acting, now: at }, teamId) =>
      markWithdrawn(database, { rolloutId, teamId }, { by: acting.userId, at }),
  },
  requestDays: listRequestDays,
};
