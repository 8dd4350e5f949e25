/*
 * What people notice while other work runs: npm run bench -- --beside [--teams 100,1000] [--quick] [--json]
 */
import { measureBeside } from './beside-load.ts';
import { measureSender, measureStartWithQueue } from './beside-queue.ts';
import { type Figure, table } from './figures.ts';
import { optionOf } from './options.ts';
import { closeConnections } from './signed-load.ts';
import { startStubSlack } from './stub-slack.ts';
import { temporaryFolder } from './temporary-folder.ts';

export async function benchBeside(): Promise<void> {
  const isQuick = process.argv.includes('--quick');
  const sizes = (optionOf('--teams') ?? (isQuick ? '100' : '100,1000')).split(',').map(Number);
  const folder = temporaryFolder('beside');
  const slack = await startStubSlack();
  const figures: Figure[] = [];
  try {
    for (const teams of sizes) {
      const seconds = isQuick ? 3 : 6;
      figures.push(...(await measureBeside({ slack, folder, teams, seconds })));
    }
    figures.push(...(await measureStartWithQueue(folder, isQuick ? 1 : 3)));
    if (!isQuick) figures.push(...(await measureSender(folder)));
  } finally {
    closeConnections();
    slack.close();
  }
  const isJson = process.argv.includes('--json');
  process.stdout.write(`${isJson ? JSON.stringify(figures, null, 2) : table(figures)}\n`);
}
