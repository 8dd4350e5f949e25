import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { call } from '../bolt-bot.ts';

const post = { channel: 'CCLAIMS', text: 'Hi' };

it('the next calls go wrong in the way that was asked for, and then all is well', async () => {
  const workspace = startPracticeWorkspace();
  workspace.faults.next('chat.postMessage', { kind: 'ratelimited', retryAfterSeconds: 7 });
  workspace.faults.next('chat.postMessage', { kind: 'error', error: 'fatal_error', times: 2 });
  expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({
    status: 429,
    retryAfter: '7',
  });
  expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({ error: 'fatal_error' });
  expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({ error: 'fatal_error' });
  expect(workspace.messagesIn('#claims')).toEqual([]);
  expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({ ok: true });
  expect(workspace.calls('chat.postMessage')).toHaveLength(4);
});

it('an answer that is lost leaves its message behind; a request that is lost does not', async () => {
  const workspace = startPracticeWorkspace();
  workspace.faults.next('chat.postMessage', { kind: 'drop-answer' });
  await expect(call(workspace, 'chat.postMessage', post)).rejects.toThrow('the answer was lost');
  expect(workspace.messagesIn('#claims')).toHaveLength(1);
  workspace.faults.next('chat.postMessage', { kind: 'drop-request' });
  await expect(call(workspace, 'chat.postMessage', post)).rejects.toThrow('connection was lost');
  expect(workspace.messagesIn('#claims')).toHaveLength(1);
});

it('a fault can be meant for one channel', async () => {
  const workspace = startPracticeWorkspace();
  workspace.faults.next('chat.postMessage', {
    kind: '500',
    when: (args) => args.channel === 'CBILLING',
  });
  expect(await call(workspace, 'chat.postMessage', post)).toMatchObject({ ok: true });
  await expect(
    call(workspace, 'chat.postMessage', { ...post, channel: 'CBILLING' }),
  ).rejects.toThrow();
});

it('a call that hangs is given up by its caller', async () => {
  const workspace = startPracticeWorkspace();
  workspace.faults.next('auth.test', { kind: 'hang' });
  const calling = workspace.fetch(`${workspace.apiUrl}auth.test`, {
    method: 'POST',
    signal: AbortSignal.timeout(20),
  });
  const first = await Promise.race([calling.catch(() => 'given up'), setTimeout(2000, 'waiting')]);
  expect(first).toBe('given up');
});
