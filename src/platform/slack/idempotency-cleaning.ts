import { removeOldDrafts } from '../form-drafts.ts';
import type { Job } from '../jobs/job.ts';
import { listInboxWorkspaces, removeOldDeliveries } from './idempotency.ts';
import { removeOldEvents } from './kept-events.ts';
import { removeOldLists } from './long-lists.ts';

/** Deliveries come twice within minutes, if they do; the note of what was handled need not stay for ever. */
export const idempotencyCleaning: Job = {
  name: 'platform.forget-deliveries',
  summary:
    'Once a day, forgets Slack deliveries that were handled more than a week ago, and forms that nobody finished.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) => {
    const day = now.toZonedDateTimeISO('UTC').startOfDay();
    return listInboxWorkspaces(database).map((workspaceId) => ({
      workspaceId,
      rolloutId: undefined,
      period: day.toPlainDate().toString(),
      at: day.toInstant(),
    }));
  },
  run({ database, now }) {
    removeOldDrafts(database, now);
    removeOldEvents(database, now);
    removeOldLists(database, now);
    const removed = removeOldDeliveries(database, now);
    return removed === 0 ? 'Nothing was old enough.' : `${removed} deliveries forgotten.`;
  },
};
