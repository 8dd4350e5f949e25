/* How long people wait while the bot works for itself, or an operator copies its database, against bare Bolt. */
import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openDatabase } from '../../src/platform/database.ts';
import { absolute, type Figure, percentile } from './figures.ts';
import { MORNING, seedLargeRollout } from './large-rollout.ts';
import { startMeasured } from './measured-process.ts';
import { SECRET } from './meter.ts';
import { sendCommand, steadily } from './signed-load.ts';
import { type Writing, writingIn } from './size-acts.ts';
import { type SizedBot, startSized } from './sized-process.ts';
import type { StubSlack } from './stub-slack.ts';

const root = new URL('../..', import.meta.url).pathname;
const JOBS_EVERY_MS = 3000;
const HELD = 50;
const IN_TIME = 1000;

export type Besides = { slack: StubSlack; folder: string; teams: number; seconds: number };

export async function measureBeside(besides: Besides): Promise<Figure[]> {
  const { slack, teams, seconds } = besides;
  const path = join(mkdtempSync(join(besides.folder, 'beside-')), 'large.db');
  const database = openDatabase(path);
  const company = seedLargeRollout(database, teams);
  database.$client.close();
  const load = { perSecond: 200, seconds };
  const floor = await bareWaits(slack, load);
  const bot = await startSized({ path, slack, now: MORNING, limitSeconds: 600 });
  const look = () => sendCommand(bot.port(), 'teams');
  const writing = writingIn(company);
  try {
    await bot.ask({ kind: 'round' });
    await bot.ask({ kind: 'job', name: 'access.sweep' });
    await steadily({ ...load, seconds: 1 }, look);
    const alone = await steadily(load, look);
    const mixed = await withJobs(bot, () => steadily(load, mixOf(bot, writing)));
    const jobs = await withJobs(bot, () => steadily(load, look));
    const name = (what: string) => `${teams} teams, 200/s, ${what}`;
    return [
      ...waits(name('/rollout teams alone'), alone, floor),
      ...waits(name('with digest, planning and access beside'), jobs.times, floor),
      absolute(`${name('the same')}: the loop held`, 'ms', jobs.held, HELD),
      ...waits(name('looks and acts mixed, jobs beside'), mixed.times, floor),
      ...(await besideOperator(bot, { path, teams, writing, folder: besides.folder })),
    ];
  } finally {
    await bot.stop();
  }
}

function waits(what: string, times: number[], floor: number[]): Figure[] {
  const over = percentile(times, 0.99) - percentile(floor, 0.99);
  return [
    absolute(`${what}: 99th of 100, over bare Bolt`, 'ms', over, 10),
    absolute(`${what}: the slowest`, 'ms', Math.max(...times), IN_TIME),
  ];
}

async function bareWaits(slack: StubSlack, load: { perSecond: number; seconds: number }) {
  const bare = await startMeasured('test/bench/bare-bolt.ts', {
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  });
  await steadily({ ...load, seconds: 1 }, () => sendCommand(bare.port, 'teams'));
  const times = await steadily(load, () => sendCommand(bare.port, 'teams'));
  await bare.stop();
  return times;
}

/** Four in five look at the teams, some at the status, and one in twenty says that they will be away. */
function mixOf(bot: SizedBot, writing: Writing) {
  return (index: number) => {
    if (index % 20 === 0) return writing.sayAway(bot);
    return sendCommand(bot.port(), index % 5 === 1 ? 'status' : 'teams');
  };
}

/** The same while a quarter of an hour passes every three seconds, with all that then falls due. */
async function withJobs(
  bot: SizedBot,
  act: () => Promise<number[]>,
): Promise<{ times: number[]; held: number }> {
  let isOver = false;
  const jobs = async () => {
    while (!isOver) {
      const next = wait(JOBS_EVERY_MS);
      await bot.ask({ kind: 'move', minutes: 16 });
      await bot.ask({ kind: 'job', name: 'access.sweep' });
      await bot.ask({ kind: 'job', name: 'digests.weekly', dryRun: true });
      await bot.ask({ kind: 'round' });
      await next;
    }
  };
  await bot.ask({ kind: 'begin' });
  const running = jobs();
  const times = await act().finally(() => {
    isOver = true;
  });
  await running;
  const { held } = await bot.ask<{ held: number }>({ kind: 'end' });
  return { times, held };
}

type BesideOperator = { path: string; folder: string; teams: number; writing: Writing };

/** Export, backup and the check of the record, each in a process of its own, while people look and act. */
async function besideOperator(
  bot: SizedBot,
  { path, folder, teams, writing }: BesideOperator,
): Promise<Figure[]> {
  const commands = [
    ['export', join(folder, `export-${teams}`)],
    ['backup', join(folder, `backup-${teams}.db`)],
    ['audit', 'verify'],
  ];
  const figures: Figure[] = [];
  for (const command of commands) {
    await bot.ask({ kind: 'begin' });
    let isOver = false;
    const running = runOperator(path, command).finally(() => {
      isOver = true;
    });
    const times: number[] = [];
    for (let index = 1; !isOver; index += 1) {
      const begun = performance.now();
      await (index % 10 === 0 ? writing.sayAway(bot) : sendCommand(bot.port(), 'teams'));
      times.push(performance.now() - begun);
      await wait(5);
    }
    await running;
    const { held } = await bot.ask<{ held: number }>({ kind: 'end' });
    const what = `${teams} teams, beside ${command[0] === 'audit' ? 'audit verify' : command[0]}`;
    figures.push(
      absolute(`${what}: the loop held`, 'ms', held, HELD),
      absolute(`${what}: the slowest answer`, 'ms', Math.max(...times), IN_TIME),
    );
  }
  return figures;
}

function runOperator(path: string, command: readonly string[]): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', './src/platform/preload.mjs', 'src/cli.ts', ...command],
    {
      cwd: root,
      env: {
        ...{ PATH: process.env.PATH, DATABASE_PATH: path },
        ...{ SLACK_BOT_TOKEN: 'xoxb-bench', SLACK_SIGNING_SECRET: SECRET },
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command.join(' ')} ended with ${code}.`)),
    );
  });
}
