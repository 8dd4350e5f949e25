/* How many statements one command runs, for itself and with what follows from it at once. */
import { setTimeout as wait } from 'node:timers/promises';
import { absolute, type Figure } from './figures.ts';
import { type Measured, startMeasured } from './measured-process.ts';
import { COUNTS } from './meter.ts';
import { sendCommand } from './signed-load.ts';

/** The sender is given this long to be done with what a command has put into the outbox. */
const SETTLED_MS = 300;
const TRIES = 3;

export async function countPerCommand(env: Record<string, string>): Promise<Figure[]> {
  const bot = await startMeasured('test/bench/our-bot.ts', { ...env, [COUNTS]: 'yes' });
  const write = 'bench write %';
  const counted = [
    ['reads all (/rollout status), nothing remembered', await count(bot, 'status'), 100],
    ['reads (/rollout teams)', await fewest(bot, 'teams', 'teams'), 10],
    ['reads all (/rollout status), after a write', await fewest(bot, 'status', write), 100],
    ['reads all (/rollout status), again', await fewest(bot, 'status', 'status'), 10],
    ['writes', await fewest(bot, write, write), 25],
  ] as const;
  await bot.stop();
  return counted.map(([what, count, target]) => absolute(`${what}: statements`, '', count, target));
}

/** The sender looks at its queue whenever it likes; the smallest count is the command's own. */
async function fewest(bot: Measured, text: string, before: string): Promise<number> {
  const counts: number[] = [];
  for (let round = 0; round < TRIES; round += 1) {
    await sendCommand(bot.port, before);
    await wait(SETTLED_MS);
    counts.push(await count(bot, text));
  }
  return Math.min(...counts);
}

async function count(bot: Measured, text: string): Promise<number> {
  const before = await bot.read();
  await sendCommand(bot.port, text);
  return (await bot.read()).statements - before.statements;
}
