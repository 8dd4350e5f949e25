import { operate } from '../../src/app/operate.ts';
import { samplePath } from '../../src/practice/sample/sample-files.ts';
import type { World } from './world.ts';

/** Does an operator's command with a folder of the sample, as the practice workspace does. */
export async function operateIn(world: World, command: string, folder: string): Promise<void> {
  const { database, app, workspace } = world;
  const path = samplePath(workspace, folder);
  await operate(
    { database: () => database, product: app.product, clock: workspace.clock, print: () => {} },
    [...command.split(' '), path],
  );
}
