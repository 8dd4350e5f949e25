import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startPracticeWorkspace } from '../../src/practice/practice-workspace.ts';
import { call } from './bolt-bot.ts';

const folder = mkdtempSync(join(tmpdir(), 'practice-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('a workspace that is started again shows the same world at the same time', async () => {
  const path = join(folder, 'restart.db');
  const before = startPracticeWorkspace({ path, journey: async () => '3 nudges, 1 digest' });
  await call(before, 'chat.postMessage', {
    channel: 'CCLAIMS',
    text: 'Good morning',
    metadata: { event_type: 'nudge', event_payload: { key: 'n1' } },
  });
  await before.as('UMIA').say('Hello', { in: '#claims' });
  await before.company.deactivates('Tom Albrecht');
  await before.timeTravel.start('empty');
  expect(await before.timeTravel.travel({ days: 1 })).toBe('3 nudges, 1 digest');
  before.close();

  const after = startPracticeWorkspace({ path });
  expect(after.clock.now().toString()).toBe('2027-01-05T08:00:00Z');
  expect(after.timeTravel.stage()).toBe('ready');
  expect(after.timeTravel.lastJourney()).toBe('3 nudges, 1 digest');
  expect(after.messagesIn('#claims').map((one) => one.text)).toEqual(['Good morning', 'Hello']);
  const history = await call(after, 'conversations.history', {
    channel: 'CCLAIMS',
    include_all_metadata: true,
  });
  expect(history.messages).toMatchObject([
    { text: 'Hello' },
    { metadata: { event_type: 'nudge', event_payload: { key: 'n1' } } },
  ]);
  expect(after.world.records.members.get('UTOM')?.deactivated).toBe(true);
  const { ts } = await call(after, 'chat.postMessage', { channel: 'CCLAIMS', text: 'Again' });
  expect(Number(ts)).toBeGreaterThan(Number(after.messagesIn('#claims')[0]?.ts));
  after.close();
});

it('a workspace that is killed in the middle of posting keeps every message that was answered', async () => {
  const path = join(folder, 'killed.db');
  const source = new URL('../../src/practice/practice-workspace.ts', import.meta.url).href;
  const program = `
    const { startPracticeWorkspace } = await import(${JSON.stringify(source)});
    const workspace = startPracticeWorkspace({ path: ${JSON.stringify(path)} });
    for (let at = 0; ; at += 1) {
      await workspace.fetch(workspace.apiUrl + 'chat.postMessage', {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-practice' },
        body: new URLSearchParams({ channel: 'CCLAIMS', text: 'Message ' + at }),
      });
      process.stdout.write(at + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
  let answered = '';
  child.stdout.on('data', (data) => {
    answered += String(data);
    if (answered.split('\n').length > 50) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  const last = Number(answered.trim().split('\n').at(-1));
  const after = startPracticeWorkspace({ path });
  expect(last).toBeGreaterThanOrEqual(49);
  expect(after.messagesIn('#claims').map((one) => one.text)).toContain(`Message ${last}`);
  after.close();
});
