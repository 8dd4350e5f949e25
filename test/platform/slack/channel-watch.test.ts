import { describe, expect, it } from 'vitest';
import type { ChannelId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { watchChannels } from '../../../src/platform/slack/channel-watch.ts';
import { lookUpClient } from '../../../src/platform/slack/clients.ts';
import { directoryRefresh } from '../../../src/platform/slack/directory-refresh.ts';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

function watchOf(world: World, channels: () => readonly ChannelId[]) {
  const { database, workspace } = world;
  const said: string[] = [];
  const log = { ...silentLog, warn: (_facts: object, says: string) => void said.push(says) };
  const client = lookUpClient({
    botToken: 'xoxb-practice',
    apiUrl: workspace.apiUrl,
    fetch: workspace.fetch as typeof fetch,
  });
  const services = { client, database, clock: workspace.clock, log };
  const watch = watchChannels({ ...services, refresh: directoryRefresh(services), channels });
  return { watch, said };
}

const LATER = 'The channels could not be looked at; later.';

describe('a look at the channels that the file does not allow', () => {
  it('is put off, and neither the act before it nor the process ends with it', async () => {
    const world = await startRollout();
    const disk = { isBroken: true };
    const { watch, said } = watchOf(world, () => {
      if (disk.isBroken) throw new Error('disk I/O error');
      return [];
    });
    await watch.look();
    expect(said).toEqual([LATER]);
    disk.isBroken = false;
    await watch.look();
    expect(said).toEqual([LATER]);
  });

  it('goes on with the next look where it broke off', async () => {
    const world = await startRollout();
    const [channel] = world.workspace.world.records.conversations.all();
    const reads = { left: 1 };
    const { watch, said } = watchOf(world, () => {
      reads.left -= 1;
      // The first look finds that something is due, and breaks as it begins.
      if (reads.left === -1) throw new Error('disk I/O error');
      return [channel?.id as ChannelId];
    });
    const calls = () =>
      world.workspace.calls().filter(({ method }) => method === 'conversations.info');
    const before = calls().length;
    await watch.look();
    expect(said).toEqual([LATER]);
    expect(calls()).toHaveLength(before);
    await watch.look();
    expect(calls()).toHaveLength(before + 1);
  });
});
