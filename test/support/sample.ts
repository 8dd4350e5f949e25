import { timeTravel } from '../../src/platform/jobs/time-travel.ts';
import { playScript, SCRIPT_STEP } from '../../src/practice/sample/play.ts';
import { readScript } from '../../src/practice/sample/script.ts';
import { operateIn } from './operate.ts';
import { openWorld, type World } from './world.ts';

const SAMPLE = new URL('../../src/practice/sample/sample-rollout.json', import.meta.url);

/** The sample rollout, played to its end; the one who opens it closes it. */
export async function openSample(): Promise<World> {
  const world = await openWorld();
  const { app, workspace } = world;
  const travel = timeTravel({ clock: workspace.clock, runner: app.runner, sender: app.sender });
  await playScript(workspace, readScript(SAMPLE), {
    travelTo: async (instant) => {
      await travel(workspace.clock.now(), instant, SCRIPT_STEP);
      await workspace.settled();
    },
    arrive: () => world.flush(),
    operate: (command, folder) => operateIn(world, command, folder),
    report: () => {},
  });
  return world;
}
