/* The bot as an operator runs it: a process of its own, beside a practice workspace on loopback. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findBundle } from '../../../src/platform/bundle/find-bundle.mjs';
import { readManifest } from '../../../src/practice/practice-manifest.ts';
import {
  type PracticeServer,
  servePracticeWorkspace,
} from '../../../src/practice/practice-server.ts';
import {
  type PracticeWorkspace,
  startPracticeWorkspace,
} from '../../../src/practice/practice-workspace.ts';

const root = new URL('../../..', import.meta.url).pathname;
const MANIFEST = new URL('../../../manifest.yml', import.meta.url);

export type BotProcess = {
  said(): string;
  /** Waits until it has said something that matches; answers with the whole match. */
  until(pattern: RegExp): Promise<string>;
  kill(signal: NodeJS.Signals): void;
  ended: Promise<{ code: number | null; signal: string | null }>;
};

const NODE = join(root, 'node_modules/.bin/node');
const START = ['--max-semi-space-size=8', 'src/start.mjs'];

/** As every start but the first on a machine: it runs the bundle, which is made here where there is none. */
function startsOver(): string[] {
  if (findBundle(root).kind !== 'fresh')
    spawnSync(NODE, ['src/platform/bundle/make-bundle.mjs'], { cwd: root });
  return START;
}

export function startBot(
  variables: Record<string, string>,
  from: { folder: string; started: string[] } = { folder: root, started: startsOver() },
): BotProcess {
  const child: ChildProcess = spawn(NODE, from.started, {
    cwd: from.folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...variables },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part));
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  return {
    said: () => said,
    async until(pattern) {
      for (let tries = 0; tries < 1000; tries += 1) {
        const found = pattern.exec(said)?.[0];
        if (found !== undefined) return found;
        if (isOver) break;
        await wait(20);
      }
      throw new Error(`It never said ${pattern}; it said: ${said}`);
    },
    kill: (signal) => void child.kill(signal),
    ended,
  };
}

export type Office = {
  workspace: PracticeWorkspace;
  server: PracticeServer;
  folder: string;
  databasePath: string;
  /** What a bot needs to be told to work here, by Socket Mode or by HTTP. */
  socket: Record<string, string>;
  http: Record<string, string>;
  start(variables: Record<string, string>): BotProcess;
  close(): Promise<void>;
};

/** A practice workspace on loopback, and room for the bot's database. */
export async function openOffice(): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-office-'));
  const workspace = startPracticeWorkspace({
    manifest: readManifest(MANIFEST),
    triggerExpiry: 'off',
  });
  const server = await servePracticeWorkspace(workspace, { port: 0 });
  const bots: BotProcess[] = [];
  const databasePath = join(folder, 'groundswell.db');
  const common = {
    DATABASE_PATH: databasePath,
    SLACK_API_URL: `${server.url}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-practice',
    PORT: '0',
  };
  return {
    workspace,
    server,
    folder,
    databasePath,
    socket: { ...common, SLACK_APP_TOKEN: 'xapp-practice' },
    http: { ...common, SLACK_SIGNING_SECRET: 'practice-signing-secret' },
    start(variables) {
      const bot = startBot(variables);
      bots.push(bot);
      return bot;
    },
    async close() {
      for (const bot of bots) bot.kill('SIGKILL');
      await Promise.all(bots.map((bot) => bot.ended));
      await server.close();
      workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const RUNNING = /"address":"([^"]+)"[^\n]*Groundswell is running/;

/** Waits for the bot to be there, by either way; answers with its address. */
export async function ready(office: Office, bot: BotProcess): Promise<string> {
  const line = await bot.until(RUNNING);
  for (let tries = 0; tries < 250; tries += 1) {
    if (office.workspace.world.delivery.isConnected()) break;
    await wait(20);
  }
  return /"address":"([^"]+)"/.exec(line)?.[1] ?? '';
}
