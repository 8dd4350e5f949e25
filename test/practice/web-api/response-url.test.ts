import { expect, it } from 'vitest';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';

async function answerable() {
  const workspace = startPracticeWorkspace();
  let address = '';
  workspace.connect(async (envelope) => {
    address = String(envelope.payload.response_url);
    return undefined;
  });
  await workspace.as('ULENA').command('/rollout', { in: '#ai-rollout' });
  const answer = (body: object) =>
    workspace.fetch(address, { method: 'POST', body: JSON.stringify(body) });
  return { workspace, answer };
}

it('the bot may answer an act five times', async () => {
  const { workspace, answer } = await answerable();
  for (let at = 1; at <= 5; at += 1) expect((await answer({ text: `${at}` })).status).toBe(200);
  expect((await answer({ text: '6' })).status).toBe(404);
  expect(workspace.messagesIn('#ai-rollout')).toHaveLength(5);
});

it('the bot may answer an act for half an hour', async () => {
  const { workspace, answer } = await answerable();
  workspace.clock.moveTo(workspace.clock.now().add({ minutes: 29 }));
  expect((await answer({ text: 'Still here' })).status).toBe(200);
  workspace.clock.moveTo(workspace.clock.now().add({ minutes: 1 }));
  expect((await answer({ text: 'Too late' })).status).toBe(404);
});

it('an answer is for the person alone unless it says that all may read it', async () => {
  const { workspace, answer } = await answerable();
  await answer({ text: 'For you' });
  await answer({ text: 'For all', response_type: 'in_channel' });
  expect(workspace.as('USAM').sees().text).toBe('For all');
  expect(workspace.as('ULENA').sees().text).toBe('For you\nFor all');
});
