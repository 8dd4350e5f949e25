/*
 * From the start of a process to its first acknowledged command, and what it holds then: the first start
 * ever, for which nothing is kept, and each later one. Bare Bolt has its compiled code kept as well.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBundle } from '../../src/platform/bundle/find-bundle.mjs';
import { copyProduct } from '../support/product-copy.ts';
import { START_FLAGS } from './as-started.ts';
import { absolute, type Figure, median, ratio } from './figures.ts';
import { freePort } from './free-port.ts';
import { SECRET } from './meter.ts';
import { sendCommand } from './signed-load.ts';

const root = new URL('../..', import.meta.url).pathname;
const BARE = ['--import', './src/platform/preload.mjs', 'test/bench/bare-bolt.ts'];
export const OURS = [...START_FLAGS, 'src/start.mjs'];
const BUNDLE_WITHIN_MS = 120_000;

type Start = { milliseconds: number; rssMegabytes: number };

/** Turn and turn about; a later start is measured once an earlier one has left behind what it leaves. */
export async function measureStarts(about: {
  count: number;
  slackUrl: string;
  databasePath: string;
  folder: string;
}): Promise<Figure[]> {
  const env = {
    SLACK_API_URL: about.slackUrl,
    SLACK_BOT_TOKEN: 'xoxb-bench',
    SLACK_SIGNING_SECRET: SECRET,
    DATABASE_PATH: about.databasePath,
  };
  const first = { bare: [] as Start[], ours: [] as Start[] };
  const later = { bare: [] as Start[], ours: [] as Start[] };
  const copy = copyProduct();
  for (let start = 0; start < about.count; start += 1) {
    const nothingKept = () => mkdtempSync(join(about.folder, 'nothing-kept-'));
    first.bare.push(await measureStart(BARE, { ...env, NODE_COMPILE_CACHE: nothingKept() }));
    first.ours.push(await measureStart(OURS, env, copy));
    rmSync(join(copy, 'node_modules/.cache'), { recursive: true });
  }
  rmSync(copy, { recursive: true });
  await leaveBehind(env);
  for (let start = 0; start < about.count; start += 1) {
    later.bare.push(await measureStart(BARE, env));
    later.ours.push(await measureStart(OURS, env));
  }
  const milliseconds = (list: Start[]) => median(list.map((one) => one.milliseconds));
  const rss = (list: Start[]) => median(list.map((one) => one.rssMegabytes));
  const inTime = (what: string, { ours, bare }: typeof first, target: number) =>
    ratio(`${what} to the first command`, 'ms', milliseconds(ours), milliseconds(bare), target);
  return [
    // With a bundle that is made for it: no slower than before there were bundles.
    inTime('first start', first, 3.7),
    inTime('second start', later, 1.3),
    ratio('memory at the second start', 'MB', rss(later.ours), rss(later.bare), 1.5),
    absolute('memory at the second start', 'MB', rss(later.ours), 120),
  ];
}

/** One start, which ends as a kill ends it. */
export async function measureStart(
  script: string[],
  env: Record<string, string>,
  folder = root,
): Promise<Start> {
  const begun = performance.now();
  const { child } = await startAndAsk(script, env, folder);
  const milliseconds = performance.now() - begun;
  const rssMegabytes = residentMegabytes(child.pid ?? 0);
  await end(child, 'SIGKILL');
  return { milliseconds, rssMegabytes };
}

/** One start of each that is let be until it has made what it makes, and that ends as an operator ends it. */
async function leaveBehind(env: Record<string, string>): Promise<void> {
  const bare = await startAndAsk(BARE, env);
  await end(bare.child, 'SIGTERM');
  const ours = await startAndAsk(OURS, env);
  const until = performance.now() + BUNDLE_WITHIN_MS;
  while (findBundle(root).kind !== 'fresh') {
    if (performance.now() > until) throw new Error('No bundle was made: see npm run bundle.');
    await wait(50);
  }
  await end(ours.child, 'SIGTERM');
}

async function startAndAsk(
  script: string[],
  env: Record<string, string>,
  folder = root,
): Promise<{ child: ChildProcess }> {
  const port = await freePort();
  const child = spawn(process.execPath, script, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env, PORT: port },
    stdio: 'ignore',
  });
  for (;;) {
    if (child.exitCode !== null) {
      throw new Error(`${script.at(-1)} ended before it answered; start it by hand to see why.`);
    }
    const answered = await sendCommand(Number(port), 'help').catch(() => undefined);
    if (answered !== undefined) return { child };
    await wait(2);
  }
}

function residentMegabytes(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}
