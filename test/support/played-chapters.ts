/*
 * Chapters that hundreds of tests begin with are played once in a worker. Every test begins in a world
 * of its own, in which they have just happened: the same database, the same Slack, a bot just started.
 */
import { openUnflushed } from './fresh-database.ts';
import { keepingDrawer, type LeftWorld } from './left-world.ts';
import { openWorld, startWorld, type World, type WorldOptions } from './world.ts';

export type Chapter = (world: World) => Promise<unknown>;

const KEPT_AT_MOST = 20;
const played = new Map<string, Promise<LeftWorld>>();

/**
 * A world of one test after a chapter whose name no other has. Where the world has features of its own
 * or other people in charge, the chapter is played in it.
 */
export async function startWorldAfter(
  name: string,
  chapter: Chapter,
  options: WorldOptions,
): Promise<World> {
  const { now, ...others } = options;
  if (Object.keys(others).length > 0) {
    const world = await startWorld(options);
    await chapter(world);
    return world;
  }
  const key = `${now} ${name}`;
  const left = played.get(key) ?? play(chapter, options);
  if (played.size >= KEPT_AT_MOST) played.delete(played.keys().next().value ?? '');
  played.set(key, left);
  const world = await startWorld({ ...options, left: await left });
  // What a bot asks Slack at its start is answered before anything happens.
  await world.workspace.settled();
  return world;
}

async function play(chapter: Chapter, options: WorldOptions): Promise<LeftWorld> {
  const { drawer, slack } = keepingDrawer();
  const world = await openWorld({ ...options, drawer }, openUnflushed);
  try {
    await chapter(world);
    const calls = [...world.workspace.calls()];
    return { database: world.database.$client.serialize(), slack, calls };
  } finally {
    await world.close();
  }
}
