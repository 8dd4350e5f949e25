/*
 * How much the bot costs beside bare Bolt, measured in one run, turn and turn about, so that a busy
 * machine weighs on both: npm run bench, npm run bench -- --json, npm run bench -- --quick
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitMilliseconds } from './disk.ts';
import { absolute, type Figure, median, percentile, ratio, table } from './figures.ts';
import { type Measured, startMeasured } from './measured-process.ts';
import { seedDatabase } from './seeded-database.ts';
import { closeConnections, sendMany } from './signed-load.ts';
import { measureStarts } from './starts.ts';
import { countPerCommand } from './statements.ts';
import { startStubSlack } from './stub-slack.ts';

const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 2 : 4;
const TOGETHER = { count: isQuick ? 150 : 300, atOnce: 10 };
const ALONE = { count: isQuick ? 80 : 150, atOnce: 1 };

const folder = mkdtempSync(join(tmpdir(), 'groundswell-bench-'));
const slack = await startStubSlack();
const seeded = (name: string) => {
  const path = join(folder, `${name}.db`);
  seedDatabase(path, Temporal.Now.instant());
  return path;
};

type Load = { bot: Measured; text: string; cpu: number[]; alone: number[] };

const starts = {
  count: isQuick ? 3 : 7,
  slackUrl: slack.apiUrl,
  databasePath: seeded('starts'),
  folder,
};
const figures = [
  ...(await measureCommands()),
  ...(await countPerCommand({
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
    DATABASE_PATH: seeded('counted'),
  })),
  ...(await measureStarts(starts)),
];
closeConnections();
slack.close();
rmSync(folder, { recursive: true });
const said = process.argv.includes('--json') ? JSON.stringify(figures, null, 2) : table(figures);
process.stdout.write(`${said}\n`);

async function measureCommands(): Promise<Figure[]> {
  const env = { SLACK_API_URL: slack.apiUrl, PORT: '0' };
  const bare = await startMeasured('test/bench/bare-bolt.ts', env);
  const ours = await startMeasured('test/bench/our-bot.ts', {
    ...env,
    DATABASE_PATH: seeded('commands'),
  });
  const loads: Load[] = [
    { bot: bare, text: 'status', cpu: [], alone: [] },
    { bot: ours, text: 'status', cpu: [], alone: [] },
    { bot: ours, text: 'teams', cpu: [], alone: [] },
    { bot: ours, text: 'bench write %', cpu: [], alone: [] },
    { bot: ours, text: 'bench write % | status', cpu: [], alone: [] },
  ];
  for (const load of loads) await sendMany(load.bot.port, load.text, TOGETHER);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const load of loads) await measureOnce(load);
  }
  await Promise.all([bare.stop(), ours.stop()]);
  return figuresOf(loads);
}

async function measureOnce({ bot, text, cpu, alone }: Load): Promise<void> {
  const before = await bot.read();
  await sendMany(bot.port, text, TOGETHER);
  const after = await bot.read();
  cpu.push((after.cpuMicroseconds - before.cpuMicroseconds) / TOGETHER.count);
  alone.push(...(await sendMany(bot.port, text, ALONE)));
}

function figuresOf([floor, status, teams, writing, turns]: Load[]): Figure[] {
  if (floor === undefined || status === undefined || turns === undefined) return [];
  if (teams === undefined || writing === undefined) return [];
  const cpu = (what: string, load: Load, target: number) =>
    ratio(`${what}: CPU per request`, 'us', median(load.cpu), median(floor.cpu), target);
  const p50 = (what: string, load: Load, target: number) =>
    ratio(`${what}: acknowledged, median`, 'ms', median(load.alone), median(floor.alone), target);
  const p99 = (what: string, load: Load, within: number) => {
    const [ours, bare] = [load, floor].map((one) => percentile(one.alone, 0.99));
    const over = (ours ?? 0) - (bare ?? 0);
    return absolute(`${what}: acknowledged, 99th of 100, over bare Bolt`, 'ms', over, within);
  };
  const within = median(writing.alone) - median(floor.alone);
  const disk = commitMilliseconds(folder).toFixed(2);
  return [
    cpu('reads (/rollout teams)', teams, 1.5),
    cpu('reads all (/rollout status)', status, 3),
    cpu('writes', writing, 2),
    cpu('a write and a status in turn', turns, 3),
    p50('reads (/rollout teams)', teams, 2),
    p50('reads all (/rollout status)', status, 3),
    p50('writes', writing, 3),
    absolute(`writes: our part of it (${disk} ms are the disk), median`, 'ms', within, 1),
    p99('reads (/rollout teams)', teams, 10),
    p99('writes', writing, 8),
  ];
}
