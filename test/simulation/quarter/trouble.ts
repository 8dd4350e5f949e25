/* What goes wrong during one step, and how it ends. */
import SqliteClient from 'better-sqlite3';
import type { House } from './house.ts';
import type { Fault, Step } from './plan.ts';

/** What the bot calls of its own accord; a person who waits at a form would only see that it failed. */
const CALLS = [
  'chat.postMessage',
  'chat.update',
  'views.publish',
  'conversations.history',
  'dnd.teamInfo',
];
const UNLIMITED = 1_073_741_823;

/** Begins it; the answer ends it. */
export function begin(house: House, fault: Fault | undefined): () => void {
  const { faults } = house.workspace;
  const onCalls = (what: Parameters<typeof faults.next>[1]) => {
    for (const method of CALLS) faults.next(method, what);
    return () => faults.clear();
  };
  switch (fault?.kind) {
    case 'lost-answer':
      return onCalls({ kind: 'drop-answer', times: fault.times });
    case 'lost-request':
      return onCalls({ kind: 'drop-request', times: fault.times });
    case 'server-error':
      return onCalls({ kind: '500', times: fault.times });
    case 'slow-down':
      return onCalls({
        kind: 'ratelimited',
        times: fault.times,
        retryAfterSeconds: fault.seconds,
      });
    case 'full-disk': {
      const { $client: client } = house.bot().database;
      client.pragma(`max_page_count = ${client.pragma('page_count', { simple: true })}`);
      return () => void client.pragma(`max_page_count = ${UNLIMITED}`);
    }
    case 'locked': {
      const holder = new SqliteClient(house.bot().path);
      holder.exec('begin immediate');
      return () => void holder.close();
    }
    case 'clock':
      house.skew(Temporal.Duration.from({ minutes: fault.minutes }));
      return () => {};
    default:
      return () => {};
  }
}

/** Whether a person may be told, for this reason, that something went wrong. */
export function excuses(fault: Fault | undefined): boolean {
  return fault !== undefined && fault.kind !== 'redelivery' && fault.kind !== 'clock';
}

/** Whether a step went as planned, so that whatever it was to do is done. */
export function isUndisturbed({ fault }: Step): boolean {
  return fault === undefined || fault.kind === 'redelivery';
}
