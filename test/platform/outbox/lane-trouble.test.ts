import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { silentLog } from '../../../src/platform/log.ts';
import type { Deliverer } from '../../../src/platform/outbox/deliverer.ts';
import { openLane } from '../../../src/platform/outbox/lane.ts';
import type { Scheduler } from '../../../src/platform/outbox/scheduler.ts';

const unheard: unknown[] = [];
const hear = (reason: unknown) => void unheard.push(reason);
afterEach(() => void process.off('unhandledRejection', hear));

it('a look for lost messages that fails while others are on their way ends neither the process nor the sending', async () => {
  process.on('unhandledRejection', hear);
  const said: string[] = [];
  const scheduler: Pick<Scheduler, 'sendWhatIsReady' | 'markStale'> = {
    async sendWhatIsReady() {
      await nextTurn();
      await nextTurn();
      said.push('sent');
    },
    markStale() {},
  };
  const deliverer = {
    catchUp: () => true,
    lookForLost: () => Promise.reject(new Error('disk I/O error')),
  };
  const lane = openLane({
    scheduler: scheduler as Scheduler,
    deliverer: deliverer as unknown as Deliverer,
    log: { ...silentLog, error: (_facts, message) => void said.push(message) },
    inBackground: false,
    looksForLost: true,
  });
  await lane.flush();
  await nextTurn();
  expect(unheard).toEqual([]);
  expect(said).toContain('Sending was interrupted; it goes on in a moment.');
  await lane.flush();
  expect(said.filter((one) => one === 'sent')).toHaveLength(2);
});
