import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Entropy, replaceEntropy } from '../../../src/platform/entropy.ts';
import { createScheduler } from '../../../src/platform/outbox/scheduler.ts';
import { type Services, servicesOf } from './scheduler-services.ts';

/** Milliseconds that pass when the test says so, and whatever else the machine has to do. */
let elapsed = 0;
let putBack = () => {};
beforeEach(() => {
  putBack = replaceEntropy({ elapsed: () => elapsed } as Entropy);
});
afterEach(() => putBack());

/** A queue whose reading takes so long, of which nothing may leave at the moment. */
function schedulerWith(readMs: number) {
  const reads = { count: 0 };
  const queue = {
    listReady() {
      reads.count += 1;
      elapsed += readMs;
      return [];
    },
  };
  return { reads, scheduler: createScheduler(servicesOf(queue) as unknown as Services) };
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
  expect(one.reads.count).toBe(1);
  const wait = one.scheduler.nextLook() ?? 0;
  expect(wait).toBeGreaterThan(0);
  expect(wait).toBeLessThanOrEqual(200);
  elapsed += wait;
  await one.scheduler.sendWhatIsReady();
  expect(one.reads.count).toBe(2);
});

it('is not read for what stands behind messages that wait, and is for anything else', async () => {
  const reads: number[] = [];
  const queue = {
    listReady() {
      reads.push(reads.length);
      return [{ id: 1, destination: 'UMIA', handler: 'message' }];
    },
  };
  const wait = (_handler: string, destination?: string) => (destination === undefined ? 0 : 900);
  const scheduler = createScheduler({ ...servicesOf(queue), wait } as unknown as Services);
  await scheduler.sendWhatIsReady();
  expect(reads.length).toBe(1);

  expect(scheduler.noticeMore([{ handler: 'message', destination: 'UMIA' }])).toBe(false);
  expect(scheduler.nextLook()).toBe(900);
  expect(scheduler.noticeMore([{ handler: 'edit', destination: 'UMIA' }])).toBe(true);
  expect(scheduler.noticeMore([{ handler: 'message', destination: 'ULEO' }])).toBe(true);
  expect(scheduler.nextLook()).toBeLessThan(100);
  expect(scheduler.noticeMore()).toBe(true);
});

it('what was added while its kind had to wait is seen when the wait ends, and not looked for before', async () => {
  let isClosed = false;
  const closedAt: string[][] = [];
  const queue = {
    listReady({ waiting }: { waiting: string[] }) {
      closedAt.push(waiting);
      return waiting.length > 0 ? [] : [{ id: 1, destination: 'UMIA', handler: 'message' }];
    },
  };
  const wait = (handler: string, destination?: string) => {
    if (destination === 'UMIA') return 900;
    return isClosed && handler === 'message' ? 150 : 0;
  };
  const services = { ...servicesOf(queue), wait, handlers: ['message', 'edit'] };
  const scheduler = createScheduler(services as unknown as Services);
  await scheduler.sendWhatIsReady();
  isClosed = true;
  scheduler.noticeMore([{ handler: 'message', destination: 'ULEO' }]);
  scheduler.noticeMore([{ handler: 'edit', destination: 'ULEO' }]);
  await scheduler.sendWhatIsReady();
  await scheduler.sendWhatIsReady();
  expect(closedAt).toEqual([[], ['message']]);
  expect(scheduler.nextLook()).toBe(150);
  isClosed = false;
  expect(scheduler.nextLook()).toBeLessThan(100);
  await scheduler.sendWhatIsReady();
  expect(closedAt.at(-1)).toEqual([]);
});

it('what falls due while its kind had to wait is seen when the wait ends', async () => {
  let isClosed = true;
  const closedAt: string[][] = [];
  const queue = {
    listReady({ waiting }: { waiting: string[] }) {
      closedAt.push(waiting);
      return [];
    },
  };
  const wait = (handler: string) => (isClosed && handler === 'message' ? 150 : 0);
  const services = { ...servicesOf(queue), wait, handlers: ['message', 'edit'] };
  const scheduler = createScheduler(services as unknown as Services);
  elapsed += 1000;
  await scheduler.sendWhatIsReady();
  isClosed = false;
  await scheduler.sendWhatIsReady();
  expect(closedAt).toEqual([['message'], []]);
});

it('what was told to slow down is read again when it may leave, though others stand before it', async () => {
  let isClosed = false;
  let reads = 0;
  const queue = {
    listReady() {
      reads += 1;
      return ['UMIA', 'ULEO'].map((destination, id) => ({ id, destination, handler: 'message' }));
    },
  };
  // Nobody knows yet by which method it speaks, so that its first message comes too soon.
  const deliverer = {
    async deliver() {
      isClosed = true;
      return false;
    },
  };
  const wait = (_handler: string, destination?: string) => {
    if (destination === 'ULEO') return 900;
    return isClosed ? 30 : 0;
  };
  const services = { ...servicesOf(queue), wait, deliverer };
  const scheduler = createScheduler(services as unknown as Services);
  await scheduler.sendWhatIsReady();
  expect(reads).toBe(1);
  expect(scheduler.nextLook()).toBe(30);
  isClosed = false;
  expect(scheduler.nextLook()).toBeLessThan(10);
});
