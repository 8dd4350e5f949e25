import { expect, it } from 'vitest';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { call } from '../bolt-bot.ts';

const noon = Temporal.Instant.from('2027-01-04T12:00:00Z');
const later = { channel: 'CCLAIMS', text: 'Lunch', post_at: noon.epochMilliseconds / 1000 };

it('a scheduled message comes at its time, and not before', async () => {
  const workspace = startPracticeWorkspace();
  expect(await call(workspace, 'chat.scheduleMessage', later)).toMatchObject({ ok: true });
  workspace.clock.moveTo(noon.subtract({ seconds: 1 }));
  expect(workspace.messagesIn('#claims')).toEqual([]);
  workspace.clock.moveTo(noon);
  expect(workspace.messagesIn('#claims')).toMatchObject([{ text: 'Lunch' }]);
});

it('a scheduled message with metadata never comes, which is why the bot keeps its own schedule', async () => {
  const workspace = startPracticeWorkspace();
  const metadata = { event_type: 'nudge', event_payload: {} };
  expect(await call(workspace, 'chat.scheduleMessage', { ...later, metadata })).toMatchObject({
    ok: true,
  });
  workspace.clock.moveTo(noon);
  expect(workspace.messagesIn('#claims')).toEqual([]);
});

it('a message cannot be scheduled for the past, nor for more than 120 days ahead', async () => {
  const workspace = startPracticeWorkspace();
  const at = (instant: string) => Temporal.Instant.from(instant).epochMilliseconds / 1000;
  const schedule = (post_at: number) =>
    call(workspace, 'chat.scheduleMessage', { ...later, post_at });
  expect(await schedule(at('2027-01-04T07:59:00Z'))).toMatchObject({ error: 'time_in_past' });
  expect(await schedule(at('2027-05-05T08:00:00Z'))).toMatchObject({ error: 'time_too_far' });
});
