/* What a scheduler is handed, where a test has only a queue to say of it. */
import { silentLog } from '../../../src/platform/log.ts';
import type { createScheduler } from '../../../src/platform/outbox/scheduler.ts';

export type Services = Parameters<typeof createScheduler>[0];

export function servicesOf(queue: unknown) {
  return {
    clock: { now: () => Temporal.Instant.from('2027-01-04T09:00:00Z') },
    log: silentLog,
    queue,
    wait: () => 0,
    isDoubtful: () => false,
    elsewhere: [],
    handlers: ['message'],
    inBackground: false,
  };
}
