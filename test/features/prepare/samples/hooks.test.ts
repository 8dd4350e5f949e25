import { Webhook } from 'standardwebhooks';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  changeHookSecret,
  listHookSecrets,
  sayHookSecret,
} from '../../../../src/platform/hooks/hook-secrets.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { anOutput, doorsOf } from './signed.ts';

let world: SupportCopilotWorld;
let send: ReturnType<typeof doorsOf>;
beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-06T09:00:00Z' });
  send = doorsOf(world);
});
const countOutputs = () =>
  world.database.$client.prepare('select count(*) from outputs').pluck().get();

describe('a signed webhook', () => {
  it('is signed as any library of Standard Webhooks signs', async () => {
    const [secret] = listHookSecrets(world.database, world.rollout.id, world.now());
    const body = JSON.stringify(anOutput('a'));
    const at = new Date(world.now().epochMilliseconds);
    const signature = new Webhook(sayHookSecret(secret!)).sign('msg_a', at, body);
    expect(await send('outputs', body, { id: 'msg_a', signature })).toMatchObject({
      status: 202,
      accepted: 1,
    });
  });

  it.each([
    ['a wrong signature', { signature: 'v1,AAAA' }, 'The signature fits none'],
    ['a signature of another kind', { signature: 'v1a,AAAA' }, 'The signature fits none'],
    ['no signature', { signature: '' }, 'Sign the body as Standard Webhooks says'],
    ['a timestamp six minutes old', { late: 360 }, 'more than five minutes'],
    ['a timestamp from the future', { late: -360 }, 'more than five minutes'],
    ['another rollout’s secret', { secret: Buffer.from('other') }, 'The signature fits none'],
  ])('with %s is refused, and nothing is taken', async (_what, how, says) => {
    const answer = await send('outputs', anOutput('a'), how);
    expect(answer.status).toBe(401);
    expect(answer.says).toContain(says);
    expect(countOutputs()).toBe(0);
  });

  it('is answered the same when it comes twice, and counts once', async () => {
    const first = await send('outputs', [anOutput('a'), anOutput('b')], { id: 'one' });
    expect(first).toMatchObject({ status: 202, accepted: 2, duplicates: 0 });
    expect(await send('outputs', [anOutput('a'), anOutput('b')], { id: 'one' })).toEqual(first);
    expect(countOutputs()).toBe(2);
  });

  it('counts once when it comes twice at the same time', async () => {
    const many = Array.from({ length: 900 }, (_, index) => anOutput(`o${index}`));
    const [first, second] = await Promise.all([
      send('outputs', many, { id: 'one' }),
      send('outputs', many, { id: 'one' }),
    ]);
    expect(first).toMatchObject({ status: 202, accepted: 900, duplicates: 0 });
    expect(second).toEqual(first);
    expect(countOutputs()).toBe(900);
  });

  it('is judged by the names that hold when it is stored, not when it was read', async () => {
    const many = Array.from({ length: 900 }, (_, index) => anOutput(`o${index}`));
    const sent = send('outputs', many);
    await new Promise(setImmediate);
    world.database.$client.exec("update teams set name = 'Claims East' where name = 'Claims'");
    expect(await sent).toMatchObject({ status: 422, accepted: 0 });
    expect(countOutputs()).toBe(0);
  });

  it('is refused under the id of another body', async () => {
    await send('outputs', anOutput('a'), { id: 'one' });
    const answer = await send('outputs', anOutput('b'), { id: 'one' });
    expect(answer.status).toBe(409);
    expect(answer.says).toContain('The webhook-id one came with another body before');
    expect(countOutputs()).toBe(1);
  });

  it('may be signed with the old or the new secret for a week after it was changed', async () => {
    const { database, rollout } = world;
    const [old] = listHookSecrets(database, rollout.id, world.now());
    changeHookSecret(database, rollout.id, world.now());
    const statusWith = async (id: string, secret: Buffer) =>
      (await send('outputs', anOutput(id), { secret })).status;
    const [fresh] = listHookSecrets(database, rollout.id, world.now());
    expect(await statusWith('a', old!)).toBe(202);
    expect(await statusWith('b', fresh!)).toBe(202);
    world.workspace.clock.moveTo(world.now().add({ hours: 24 * 8 }));
    expect(await statusWith('c', old!)).toBe(401);
    expect(await statusWith('d', fresh!)).toBe(202);
  });

  it.each([
    ['no JSON', '{', 422, 'not JSON'],
    ['an empty list', [], 422, 'The list is empty'],
    [
      'more than a thousand',
      Array.from({ length: 1001 }, () => anOutput('a')),
      413,
      '1001 entries',
    ],
    ['over a mebibyte', `"${'x'.repeat(1024 * 1024)}"`, 413, 'over 1 MiB'],
  ])('with %s is refused in one sentence', async (_what, body, status, says) => {
    const answer = await send('outputs', body);
    expect(answer.status).toBe(status);
    expect(answer.says).toContain(says);
  });

  it('is asked to wait when it comes too often', async () => {
    let last = 0;
    for (let sent = 0; sent < 700 && last !== 429; sent += 1) {
      last = (await send('outputs', '[]')).status;
    }
    expect(last).toBe(429);
  });
});

describe('outputs by webhook', () => {
  it('are taken where they are right, and each mistake is named with its place', async () => {
    const answer = await send('outputs', [
      anOutput('a', { colour: 'blue', size: 3 }),
      anOutput('b', { workflow: 'juggling' }),
      anOutput('c', { team: 'Nobody' }),
      anOutput('d', { at: 'yesterday' }),
      anOutput('e', { at: '2027-09-01T00:00:00Z' }),
      anOutput('f', { url: 'javascript:alert(1)' }),
      { id: 'g' },
      'h',
      anOutput('a', { note: 'Something else' }),
      anOutput('i', { team: undefined, workflow: ' REPLY  drafting' }),
    ]);
    expect(answer).toMatchObject({ status: 202, accepted: 2, duplicates: 0, ignored: 2 });
    expect(answer.refused!.map(({ pointer }) => pointer)).toEqual([
      '/1/workflow',
      '/2/team',
      '/3/at',
      '/4/at',
      '/5/url',
      '/6/workflow',
      '/7',
      '/8/id',
    ]);
    expect(answer.refused![0]!.says).toBe(
      'No team and no entry of the Core names the work “juggling”.',
    );
  });

  it('count once under one id, whatever delivery they come with', async () => {
    await send('outputs', anOutput('a'));
    expect(await send('outputs', anOutput('a'))).toMatchObject({ accepted: 0, duplicates: 1 });
  });

  it('are all refused with 422 where none of them can be used', async () => {
    expect(await send('outputs', [anOutput('a', { workflow: 'x' })])).toMatchObject({
      status: 422,
    });
  });
});
