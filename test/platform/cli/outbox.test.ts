import { afterEach, describe, expect, it } from 'vitest';
import { findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import { createDeliverer, type Desk, queue } from './operator-console.ts';

const desks: Desk[] = [];
function deskInTrouble() {
  const desk = createDeliverer();
  desks.push(desk);
  for (const key of ['digest:failed', 'nudge:unknown', 'nudge:fine']) queue(desk.database, key);
  const { $client: client } = desk.database;
  client.exec(
    "update outbox set state = 'failed', problem = 'Archived.' where key = 'digest:failed'",
  );
  client.exec("update outbox set state = 'unknown', settled_at = 1 where key = 'nudge:unknown'");
  return desk;
}
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

describe('messages in trouble', () => {
  it('are listed with their reason; those that simply wait are not', async () => {
    const desk = deskInTrouble();
    const { text } = await desk.run('outbox', 'list');
    expect(text).toMatch(/digest:failed: to .*could not be sent\.\n {2}Archived\./);
    expect(text).toMatch(/nudge:unknown: .*may or may not have arrived/);
    expect(text).not.toContain('nudge:fine');
    expect((await desk.run('outbox', 'list', '--all')).text).toContain('nudge:fine');
  });

  it('are sent again or settled because a person says so, and only those', async () => {
    const desk = deskInTrouble();
    expect((await desk.run('outbox', 'send', 'digest:failed')).text).toBe(
      '1 message queued again.',
    );
    expect(findOutboxRow(desk.database, 'digest:failed')?.state).toBe('queued');
    expect((await desk.run('outbox', 'settle', 'nudge:unknown', 'arrived')).text).toBe(
      'Noted: arrived.',
    );
    expect(findOutboxRow(desk.database, 'nudge:unknown')?.state).toBe('sent');
    const again = await desk.run('outbox', 'settle', 'nudge:unknown', 'arrived');
    expect(again.refused).toBe('Nothing unknown has the key nudge:unknown.');
    const none = await desk.run('outbox', 'send');
    expect(none.refused).toBe('Name a key, or say --held.');
  });
});
