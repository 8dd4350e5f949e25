import { expect, it } from 'vitest';
import { silentLog } from '../../../src/platform/log.ts';
import { createScheduler } from '../../../src/platform/outbox/scheduler.ts';

type Services = Parameters<typeof createScheduler>[0];

/** A queue whose reading takes so long, of which nothing may leave at the moment. */
function schedulerWith(readMs: number) {
  const reads = { count: 0 };
  const services = {
    clock: { now: () => Temporal.Instant.from('2027-01-04T09:00:00Z') },
    log: silentLog,
    deliverer: { methodOf: () => 'chat.postMessage' },
    queue: {
      listReady() {
        reads.count += 1;
        const until = performance.now() + readMs;
        while (performance.now() < until);
        return [];
      },
    },
    pace: { wait: () => 0 },
    isDoubtful: () => false,
    elsewhere: [],
    handlers: ['message'],
  };
  return { reads, scheduler: createScheduler(services as unknown as Services) };
}

async function addMany({ scheduler }: ReturnType<typeof schedulerWith>): Promise<void> {
  await scheduler.sendWhatIsReady();
  for (let added = 0; added < 50; added += 1) {
    scheduler.noticeMore();
    await scheduler.sendWhatIsReady();
  }
}

it('a queue is not read again for each message that is added, and is read again soon', async () => {
  const one = schedulerWith(4);
  await addMany(one);
  expect(one.reads.count).toBeLessThan(5);
  expect(one.scheduler.nextLook()).toBeGreaterThan(0);
  expect(one.scheduler.nextLook()).toBeLessThanOrEqual(200);
});
