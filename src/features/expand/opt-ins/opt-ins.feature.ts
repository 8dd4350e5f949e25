import { joinCommands, joinSubmissions } from './join-requests.slack.ts';
import { queueStatus } from './opt-ins.obligations.ts';
import { queueActions, queueCommands } from './opt-ins.slack.ts';
import type { QueueParts } from './queue.store.ts';
import { listRequestDays } from './queue.store.ts';

export const optInsFeature = (parts: QueueParts) => ({
  name: 'opt-ins',
  statusPlace: 'readiness',
  commands: [...joinCommands(parts), ...queueCommands(parts)],
  actions: queueActions(parts),
  submissions: joinSubmissions(parts),
  status: queueStatus(parts),
  requestDays: listRequestDays(parts),
});
