import { expect, it } from 'vitest';
import { findOutboxRow } from '../../../../src/platform/outbox/outbox.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('the day’s message waits until the person’s notifications are no longer paused', async () => {
  const world = await startSupportCopilot();
  const until = Temporal.Instant.from('2027-01-05T13:00:00Z');
  await world.workspace.company.doesNotDisturb('Lena Hartmann', until);
  await world.travelTo('2027-01-05T10:00:00Z');
  const keys = () =>
    world.database.$client
      .prepare<[], string>(
        `select key from outbox where carrier = 'nudge' and destination = 'ULENA' and state <> 'cancelled' order by id desc`,
      )
      .pluck()
      .all();
  const waiting = findOutboxRow(world.database, keys()[0] ?? '');
  expect(waiting).toMatchObject({ state: 'queued', problem: 'Their notifications are paused.' });
  expect(waiting?.nextAttemptAt).toEqual(until);
  await world.travelTo('2027-01-05T13:01:00Z');
  expect(findOutboxRow(world.database, keys()[0] ?? '')?.state).toBe('sent');
});
