import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { lookUpClient } from '../../../src/platform/slack/clients.ts';
import { findPerson } from '../../../src/platform/slack/directory.ts';
import { directoryWatch } from '../../../src/platform/slack/directory-watch.ts';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

const isGone = (world: World) => findPerson(world.database, 'UMIA' as UserId)?.isDeactivated;

/** Everyone and every channel of whom nothing was heard for a day. */
const listUnasked = ({ database: { $client }, now }: World) =>
  $client
    .prepare<[number], string>(
      `select id from (
         select user_id as id, fetched_at from people where is_bot = 0
         union all select channel_id, fetched_at from channels
       ) where fetched_at < ? order by id`,
    )
    .pluck()
    .all(now().subtract({ hours: 24 }).epochMilliseconds);

describe('once a day Slack is asked about everyone', () => {
  /** Somebody's account closes or opens, and no event tells of it. */
  function silently(world: World, deactivated: boolean) {
    const { members } = world.workspace.world.records;
    const mia = members.get('UMIA');
    if (mia !== undefined) members.put('UMIA', { ...mia, deactivated });
  }

  function watchOf(world: World) {
    return directoryWatch({
      client: lookUpClient({
        botToken: 'xoxb-practice',
        apiUrl: world.workspace.apiUrl,
        fetch: world.workspace.fetch as typeof fetch,
      }),
      database: world.database,
      clock: world.workspace.clock,
      log: silentLog,
      afterCommit: () => {},
      pauseMs: 0,
    });
  }

  async function round(watch: ReturnType<typeof watchOf>) {
    watch.begin();
    await watch.done();
  }

  it('so that who left or came back is known though the event was lost', async () => {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    const watch = watchOf(world);
    for (const deactivated of [true, false]) {
      silently(world, deactivated);
      await round(watch);
      expect(isGone(world)).toBe(!deactivated);
      world.workspace.clock.moveTo(world.now().add({ hours: 25 }));
      await round(watch);
      expect(isGone(world)).toBe(deactivated);
    }
  });

  it('and asked no more than that, whoever it does not know', async () => {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    world.workspace.clock.moveTo(world.now().add({ hours: 25 }));
    world.workspace.faults.next('users.info', {
      kind: 'error',
      error: 'user_not_found',
      when: ({ user }) => user === 'UMIA',
    });
    const watch = watchOf(world);
    await round(watch);
    const asked = world.workspace.calls('users.info').length;
    expect(isGone(world)).toBe(false);
    await round(watch);
    expect(world.workspace.calls('users.info')).toHaveLength(asked);
  });

  it('and the rest later, where Slack asks for a slower pace', async () => {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    world.workspace.clock.moveTo(world.now().add({ hours: 25 }));
    silently(world, true);
    world.workspace.faults.next('users.info', { kind: 'ratelimited', retryAfterSeconds: 30 });
    const watch = watchOf(world);
    await round(watch);
    expect(isGone(world)).toBe(false);
    await round(watch);
    expect(isGone(world)).toBe(true);
  });

  it('and about everyone else, though it says nothing that helps about two of them', async () => {
    const world = await startRollout();
    for (const person of ['Mia', 'Bao']) await world.as(person).openHome();
    world.workspace.clock.moveTo(world.now().add({ hours: 25 }));
    const unasked = listUnasked(world);
    expect(unasked.length).toBeGreaterThan(2);
    expect(unasked).toEqual(expect.arrayContaining(['UBAO', 'UMIA']));
    const watch = watchOf(world);
    const roundsWithout = async (silentAbout: readonly string[], rounds: number) => {
      for (; rounds > 0; rounds -= 1) {
        for (const one of silentAbout)
          world.workspace.faults.next('users.info', {
            kind: 'error',
            error: 'internal_error',
            when: ({ user }) => user === one,
          });
        await round(watch);
        world.workspace.faults.clear();
      }
      return listUnasked(world);
    };
    expect(await roundsWithout(['UMIA', 'UBAO'], 4)).toEqual(['UBAO', 'UMIA']);
    expect(await roundsWithout(['UBAO'], 2)).toEqual(['UBAO']);
    expect(await roundsWithout([], 1)).toEqual([]);
  });

  it('and about the channel of a rollout, in which the bot may no longer be', async () => {
    const world = await startRollout();
    const { conversations } = world.workspace.world.records;
    const channel = conversations.all().find(({ name }) => name === 'ai-rollout');
    if (channel === undefined) throw new Error('There is no such channel.');
    const isArchived = () =>
      world.database.$client
        .prepare('select is_archived from channels where channel_id = ?')
        .pluck()
        .get(channel.id);
    conversations.put(channel.id, { ...channel, isArchived: true });
    world.workspace.clock.moveTo(world.now().add({ hours: 25 }));
    expect(isArchived()).toBe(0);
    await round(watchOf(world));
    expect(isArchived()).toBe(1);
  });
});
