import { expect, it, vi } from 'vitest';
import { createScheduler } from '../../../src/platform/outbox/scheduler.ts';
import { type Services, servicesOf } from './scheduler-services.ts';

/** Two places and one way out, in which whatever goes to Mia hangs. */
function openHanging(about: object) {
  const sent: string[] = [];
  const ready = [{ id: 1, destination: 'UMIA', handler: 'message' }];
  const queue = { listReady: () => ready.filter(({ destination }) => !sent.includes(destination)) };
  const { promise: end, resolve: hangUp } = Promise.withResolvers<boolean>();
  const deliverer = {
    deliver({ destination }: { destination: string }) {
      sent.push(destination);
      return destination === 'UMIA' ? end : Promise.resolve(true);
    },
  };
  const services = { ...servicesOf(queue), deliverer, ...about };
  const scheduler = createScheduler(services as unknown as Services);
  const isDone = scheduler.sendWhatIsReady();
  const leo = { id: 2, destination: 'ULEO', handler: 'message' };
  return {
    ...{ scheduler, sent, leo },
    say: () => void ready.push(leo),
    async end() {
      hangUp(true);
      await isDone;
    },
  };
}

const soon = () => vi.waitFor(() => expect(hanging.sent).toEqual(['UMIA', 'ULEO']));
let hanging: ReturnType<typeof openHanging>;

it('what is said while a call hangs leaves beside it at once', async () => {
  hanging = openHanging({ inBackground: true });
  hanging.say();
  hanging.scheduler.noticeMore([hanging.leo]);
  await soon();
  await hanging.end();
});

it('what may leave later leaves while a call hangs, by itself', async () => {
  let isClosed = true;
  const wait = (_handler: string, destination?: string) =>
    destination === 'ULEO' && isClosed ? 20 : 0;
  hanging = openHanging({ wait, inBackground: true });
  hanging.say();
  hanging.scheduler.noticeMore([hanging.leo]);
  await Promise.resolve();
  expect(hanging.sent).toEqual(['UMIA']);
  isClosed = false;
  await soon();
  await hanging.end();
});

it('who sends nothing by itself is not woken by the machine’s time while a call hangs', async () => {
  hanging = openHanging({
    wait: (_handler: string, place?: string) => (place === 'ULEO' ? 20 : 0),
  });
  const timers = vi.spyOn(globalThis, 'setTimeout');
  hanging.say();
  hanging.scheduler.noticeMore([hanging.leo]);
  await hanging.end();
  expect(timers).not.toHaveBeenCalled();
  timers.mockRestore();
});
