import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/platform/ids.ts';
import { enqueueEntry } from './entries.ts';
import { openWorld, startWorld, type World } from './world.ts';

const isOpen = (world: World) => world.database.$client.open;

// What one test leaves, the next one looks at: the order is part of what is tested.
describe('a world', { shuffle: false }, () => {
  const before: World[] = [];
  beforeEach(async () => {
    before.push(await startWorld());
  });
  let refused: unknown;
  beforeAll(async () => {
    refused = await startWorld().catch((error: unknown) => error);
  });

  it('is open while its test runs', async () => {
    before.push(await startWorld());
    expect(before.map(isOpen)).toEqual([true, true]);
  });

  it('is closed once its test is over, wherever in the test it was started', () => {
    expect(before.map(isOpen)).toEqual([false, false, true]);
  });

  it('may be closed early and more than once', async () => {
    const world = await startWorld();
    await world.close();
    await world.close();
    expect(isOpen(world)).toBe(false);
  });

  it('fails a test in which a person was written to without a declared kind', async () => {
    const world = await openWorld();
    const workspaceId = world.workspace.world.facts.workspace.id as WorkspaceId;
    enqueueEntry(world.database, {
      ...{ key: 'nobody.knows:1', handler: 'message', destination: 'UMIA', workspaceId },
      ...{ rolloutId: undefined, now: world.now(), payload: { text: 'Hello', blocks: [] } },
    });
    await world.flush();
    await expect(world.close()).rejects.toThrow('nobody.knows:1');
  });

  it('is refused where no test is running that could close it', () => {
    expect(String(refused)).toContain('use openWorld and close it yourself');
  });
});
