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
const ROUNDS = 2;
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
  const bare = await startMeasured('test/bench/bare-bolt.ts', {
    SLACK_API_URL: slack.apiUrl,
    PORT: '0',
  });
  const bot = await startSized({ path, slack, now: MORNING, limitSeconds: 600 });
  const look = (port: number) => () => sendCommand(port, 'teams');
  const writing = writingIn(company);
  try {
    await bot.ask({ kind: 'round' });
    await bot.ask({ kind: 'job', name: 'access.sweep' });
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const warm = { perSecond: 50, seconds: 1 };
      await steadily(warm, look(bare.port));
      const floor = await steadily(load, look(bare.port));
      await steadily(warm, look(bot.port()));
      const alone = await steadily(load, look(bot.port()));
      const jobs = await withJobs(bot, () => steadily(load, look(bot.port())));
      const mixed = await withJobs(bot, () => steadily(load, mixOf(bot, writing)));
      rounds.push({ floor, alone, jobs, mixed });
    }
    const operator = { path, teams, writing, folder: besides.folder };
    return [...figuresOf(teams, rounds), ...(await besideOperator(bot, operator))];
  } finally {
    await Promise.all([bare.stop(), bot.stop()]);
  }
}

type Busy = { times: number[]; held: number };
type Round = { floor: number[]; alone: number[]; jobs: Busy; mixed: Busy };

/** Of each figure the quieter round: what else the machine does weighs on one of them, a job on both. */
function figuresOf(teams: number, rounds: readonly Round[]): Figure[] {
  const least = (of: (round: Round) => number) => Math.min(...rounds.map(of));
  const p99 = (of: (round: Round) => number[]) => least((one) => percentile(of(one), 0.99));
  const floor = p99(({ floor: times }) => times);
  const at = `${teams} teams, 200/s`;
  const waits = (what: string, of: (round: Round) => number[]) => [
    absolute(`${at}, ${what}: 99th of 100, over bare Bolt`, 'ms', p99(of) - floor, 10),
    absolute(
      `${at}, ${what}: the slowest`,
      'ms',
      least((one) => Math.max(...of(one))),
      IN_TIME,
    ),
  ];
  const holds = (what: string, of: (round: Round) => number) =>
    absolute(`${at}, ${what}: the loop held`, 'ms', least(of), HELD);
  return [
    absolute(`${at}, bare Bolt itself: 99th of 100`, 'ms', floor, IN_TIME),
    ...waits('/rollout teams alone', ({ alone }) => alone),
    ...waits('digest, planning and access beside', ({ jobs }) => jobs.times),
    holds('digest, planning and access beside', ({ jobs }) => jobs.held),
    ...waits('looks and acts mixed, jobs beside', ({ mixed }) => mixed.times),
    holds('looks and acts mixed, jobs beside', ({ mixed }) => mixed.held),
  ];
}

/** Four in five look at the teams, some at the status, and one in twenty says that they will be away. */
function mixOf(bot: SizedBot, writing: Writing) {
  return (index: number) => {
    if (index % 20 === 0) return writing.sayAway(bot);
    return sendCommand(bot.port(), index % 5 === 1 ? 'status' : 'teams');
  };
}

/** The same while a quarter of an hour passes every three seconds, with all that then falls due. */
async function withJobs(bot: SizedBot, act: () => Promise<number[]>): Promise<Busy> {
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
  const commands: readonly (readonly string[])[] = [
    [],
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
    const [name = 'nothing'] = command;
    const what = `${teams} teams, looks and acts beside ${name === 'audit' ? 'audit verify' : name}`;
    figures.push(
      absolute(`${what}: the loop held`, 'ms', held, HELD),
      absolute(`${what}: the slowest answer`, 'ms', Math.max(...times), IN_TIME),
    );
  }
  return figures;
}

/** Without a command it does nothing for as long as one takes to start. */
async function runOperator(path: string, command: readonly string[]): Promise<void> {
  if (command.length === 0) return wait(2000);
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
