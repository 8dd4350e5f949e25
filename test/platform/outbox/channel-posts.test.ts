import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { write } from '../../../src/platform/database.ts';
import { asOnePost, howManyFit, nextPostAt } from '../../../src/platform/outbox/channel-post.ts';
import { releaseHeld } from '../../../src/platform/outbox/manual-actions.ts';
import { context, type Message, section, sentence } from '../../../src/platform/slack/blocks.ts';
import { validateMessage } from '../../../src/practice/block-kit/message-check.ts';
import { enqueueEditEntry } from '../../support/entries.ts';
import { MONDAY, openPostRoom, type PostRoom, WORKSPACE } from './post-room.ts';
import { standInSlack } from './stand-in-slack.ts';

const CHANNEL = 'C1';

/** What stands in the channel, one list of paragraphs for each post. */
function seen(room: PostRoom): string[][] {
  return room.slack.posted
    .filter(({ channel }) => channel === CHANNEL)
    .map(({ text }) => text.split('\n'));
}

describe('posts in a channel', () => {
  it('go out as one where several are due together, and each knows where it stands', async () => {
    const room = openPostRoom();
    for (const key of ['digest:r1', 'gates:r1', 'overrides:r1']) room.post(key, CHANNEL);
    const summary = await room.sender.flush();
    expect(seen(room)).toEqual([['digest:r1', 'gates:r1', 'overrides:r1']]);
    expect(summary.sent).toEqual({ digest: 1, gates: 1, overrides: 1 });
    const [first, ...others] = ['digest:r1', 'gates:r1', 'overrides:r1'].map((key) =>
      room.row(key),
    );
    expect(first).toMatchObject({ state: 'sent', attempts: 1, settledAt: MONDAY });
    for (const other of others)
      expect(other).toMatchObject({ state: 'sent', messageTs: first?.messageTs });
  });

  it('come once an hour at most, and what falls into the hour comes together after it', async () => {
    const room = openPostRoom();
    room.post('a:1', CHANNEL);
    await room.sender.flush();
    room.wait({ minutes: 10 });
    room.post('a:2', CHANNEL);
    room.wait({ minutes: 40 });
    room.post('a:3', CHANNEL);
    room.post('b:1', 'C2');
    await room.sender.flush();
    expect(seen(room)).toEqual([['a:1']]);
    expect(room.state('b:1')).toBe('sent');
    expect(room.row('a:2').problem).toContain('once an hour');
    await room.pass({ minutes: 9 }, { minutes: 1 });
    expect(seen(room)).toHaveLength(1);
    await room.pass({ minutes: 1 }, { minutes: 1 });
    expect(seen(room)).toEqual([['a:1'], ['a:2', 'a:3']]);
  });

  it('go with another where the one that they were to go with has ended without them', async () => {
    const room = openPostRoom();
    room.post('a:1', CHANNEL);
    await room.sender.flush();
    room.wait({ hours: 2 });
    for (const key of ['a:2', 'a:3']) room.post(key, CHANNEL);
    room.database.$client.exec(
      `update outbox set joined_to = (select id from outbox where key = 'a:1') where key <> 'a:1'`,
    );
    await room.sender.flush();
    expect(seen(room)).toEqual([['a:1'], ['a:2', 'a:3']]);
  });

  it('keep the hour after one of which nobody knows yet whether it arrived', async () => {
    const room = openPostRoom();
    room.post('a:1', CHANNEL);
    room.database.$client.exec("update outbox set state = 'held' where key = 'a:1'");
    room.post('a:2', CHANNEL);
    room.slack.next('chat.postMessage', { kind: 'reset', done: true });
    await room.sender.flush();
    expect(room.state('a:2')).toBe('unknown');
    room.wait({ seconds: 5 });
    releaseHeld(room.database, room.clock.now());
    await room.sender.flush();
    expect(seen(room)).toEqual([['a:2']]);
    await room.pass({ minutes: 65 }, { minutes: 1 });
    expect(seen(room)).toEqual([['a:2'], ['a:1']]);
  });

  it('wait for the hour to the second, and not for a clock that was set back', () => {
    const nextAfter = (minutes: number) => nextPostAt(MONDAY, MONDAY.add({ minutes }));
    expect(nextAfter(59)).toEqual(MONDAY.add({ hours: 1 }));
    expect(nextAfter(60)).toBeUndefined();
    expect(nextAfter(-5)).toBeUndefined();
    expect(nextPostAt(undefined, MONDAY)).toBeUndefined();
  });

  it('are each changed where they stand, without touching the others', async () => {
    const room = openPostRoom();
    room.post('a:1', CHANNEL);
    room.post('a:2', CHANNEL);
    await room.sender.flush();
    const change = (of: string, text: string, key: string) =>
      write(room.database, () =>
        enqueueEditEntry(room.database, {
          key,
          workspaceId: WORKSPACE,
          rolloutId: undefined,
          now: room.clock.now(),
          of,
          message: sentence(text),
        }),
      );
    change('a:2', 'settled', 'edit:1');
    await room.sender.flush();
    expect(seen(room)).toEqual([['a:1', 'settled']]);
    change('a:1', 'done', 'edit:2');
    await room.sender.flush();
    expect(seen(room)).toEqual([['done', 'settled']]);
  });

  it('are told to be one by the look-up when the answer was lost', async () => {
    const room = openPostRoom();
    room.slack.next('chat.postMessage', { kind: 'reset', done: true });
    room.post('a:1', CHANNEL);
    room.post('a:2', CHANNEL);
    await room.sender.flush();
    expect(room.state('a:1')).toBe('unknown');
    room.restart();
    await room.pass({ minutes: 1 });
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['sent', 'sent']);
    await room.pass({ hours: 2 }, { minutes: 20 });
    expect(seen(room)).toEqual([['a:1', 'a:2']]);
  });

  it('are unknown together where nobody can look, and never said again by themselves', async () => {
    const room = openPostRoom({ slack: (now) => standInSlack({ now, scopes: 'no history' }) });
    room.slack.next('chat.postMessage', { kind: 'reset', done: true });
    room.post('a:1', CHANNEL);
    room.post('a:2', CHANNEL);
    await room.pass({ hours: 3 }, { minutes: 20 });
    expect([room.state('a:1'), room.state('a:2')]).toEqual(['unknown', 'unknown']);
    expect(seen(room)).toEqual([['a:1', 'a:2']]);
  });

  it('never hold more than a message may, and lose nothing by it', () => {
    const table = {
      type: 'table' as const,
      rows: [[{ type: 'raw_text' as const, text: 'Team' }]],
    };
    const aMessage = fc.record({
      sections: fc.integer({ min: 1, max: 30 }),
      words: fc.integer({ min: 1, max: 1500 }),
      hasTable: fc.boolean(),
    });
    const made = fc.array(aMessage, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(made, (all) => {
        const messages = all.map(
          ({ sections, words, hasTable }): Message => ({
            text: 'x',
            blocks: [
              ...Array.from({ length: sections }, () => section('x'.repeat(words))),
              ...(hasTable ? [table] : []),
            ],
          }),
        );
        const fitting = howManyFit(messages);
        expect(fitting).toBeGreaterThan(0);
        const whole = asOnePost(messages.slice(0, fitting));
        expect(validateMessage(whole)).toEqual([]);
        const blocks = messages.slice(0, fitting).reduce((sum, one) => sum + one.blocks.length, 0);
        expect(whole.blocks).toHaveLength(blocks + fitting - 1);
      }),
      { numRuns: 60 },
    );
    expect(howManyFit([{ text: 'x', blocks: [context('x')] }])).toBe(1);
  });
});
