/* The bot beside its practice workspace, in one process: it speaks to it as it would to Slack. */

import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { useSecretsKey } from '../platform/derived-secrets.ts';
import { endLease, renewLease } from '../platform/instance-lease.ts';
import { lockInstance } from '../platform/instance-lock.ts';
import { startTicker } from '../platform/jobs/ticker.ts';
import { timeTravel } from '../platform/jobs/time-travel.ts';
import { openLog } from '../platform/log.ts';
import { useOutsideKeys } from '../platform/outside-keys.ts';
import { suggestTrials } from '../practice/page-server/trials.ts';
import { markEverythingRead } from '../practice/people/say.ts';
import { practiceWorldPath } from '../practice/practice-clock.ts';
import { readManifest } from '../practice/practice-manifest.ts';
import { servePracticeWorkspace } from '../practice/practice-server.ts';
import { startPracticeWorkspace } from '../practice/practice-workspace.ts';
import { playScript, SCRIPT_STEP } from '../practice/sample/play.ts';
import { samplePath } from '../practice/sample/sample-files.ts';
import { readScript } from '../practice/sample/script.ts';
import type { StartWith } from '../practice/time-travel.ts';
import { features, product } from './app.ts';
import { operate } from './operate.ts';
import { coachFor, subcommandsFrom } from './practice-coach.ts';
import { httpRoutes } from './serving-mode.ts';
import { startApp } from './start-app.ts';

/** What the last day brought still waits for its reader when the sample is over. */
const UNREAD = Temporal.Duration.from({ hours: 24 });
/** Guards nothing: whatever is signed here stays on this machine. */
const PRACTICE_KEY = 'the key of every practice workspace';
const SCRIPTS = {
  sample: new URL('../practice/sample/sample-rollout.json', import.meta.url),
  quarter: new URL('../practice/sample/sample-quarter.json', import.meta.url),
};

type Practice = { stop(): Promise<void> };

/** Opens the practice workspace; starting over puts what there is aside and opens an empty one at the same address. */
export async function startPractice(config: Config): Promise<Practice> {
  const begin = (port: number) =>
    openPractice({ ...config, port }, async (current, samePort) => {
      await current.stop();
      setAside(config.databasePath);
      setAside(practiceWorldPath(config.databasePath));
      open = await begin(samePort);
    });
  let open = await begin(config.port);
  return { stop: () => open.stop() };
}

/** One is kept, the last: who meant to go on can put it back by its name. */
function setAside(path: string): void {
  if (existsSync(path)) renameSync(path, `${path}.before`);
  for (const rest of ['-wal', '-shm']) rmSync(`${path}${rest}`, { force: true });
}

async function openPractice(
  config: Config,
  startOver: (current: Practice, port: number) => Promise<void>,
): Promise<Practice> {
  const lock = lockInstance(config.databasePath);
  if ('heldBy' in lock) throw new Error(lock.heldBy);
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const database = openDatabase(config.databasePath);
  renewLease(database);
  useSecretsKey(database, config.secretsKey ?? PRACTICE_KEY);
  useOutsideKeys(database, config.outsideKeys);
  // Nothing here is worth a wait for the disk at each step; what a crash of the bot leaves is whole all the same.
  database.$client.pragma('synchronous = NORMAL');
  const workspace = startPracticeWorkspace({
    path: practiceWorldPath(config.databasePath),
    manifest: readManifest(new URL('../../manifest.yml', import.meta.url)),
    rateLimits: 'off',
    journey: (from, to) => travel(from, to),
    coach: (personId) => coachFor({ database, product }, personId),
    subcommands: subcommandsFrom(features),
    startOver: () => startOver(practice, server.port),
    startWith: (choice, watch) => (choice === 'empty' ? Promise.resolve() : play(choice, watch)),
  });
  const routes = httpRoutes(database, workspace.clock);
  const server = await servePracticeWorkspace(workspace, {
    host: config.host,
    port: config.port,
    extra: async (request) => (isOurs(request) ? routes.fetch(request) : undefined),
  });
  const app = await startApp({
    database,
    clock: workspace.clock,
    log,
    connection: { botToken: 'xoxb-practice', apiUrl: workspace.apiUrl },
    transport: { mode: 'socket', appToken: 'xapp-practice' },
    adminUserIds: config.adminUserIds,
    pace: 'off',
  });
  // An act is over when the bot's own part in it is: it acknowledges first, and opens forms after that.
  workspace.world.activity.alsoWaitFor(() => app.guard.drain(5000));
  const travel = timeTravel({ clock: workspace.clock, runner: app.runner, sender: app.sender });
  const play = async (which: keyof typeof SCRIPTS, watch: Parameters<StartWith>[1]) => {
    const script = readScript(SCRIPTS[which]);
    await playScript(workspace, script, {
      ...watch,
      operate: (command, folder) =>
        operate({ database: () => database, product, clock: workspace.clock, print: () => {} }, [
          ...command.split(' '),
          samplePath(workspace, folder),
        ]),
      travelTo: async (instant) => void (await travel(workspace.clock.now(), instant, SCRIPT_STEP)),
      arrive: async () => {
        await app.sender.flush();
        await workspace.settled();
      },
    });
    markEverythingRead(workspace.world, workspace.clock.now().subtract(UNREAD));
    suggestTrials(workspace.world, script.trials);
  };
  const ticker = startTicker({
    ...app.scheduled,
    afterTurn() {
      renewLease(database);
      app.afterTurn();
    },
  });
  process.stdout.write(`The practice workspace is open at ${server.url}\n`);
  const practice = {
    async stop() {
      ticker.stop();
      await app.stop();
      await server.close();
      workspace.close();
      endLease(database);
      database.$client.close();
      lock.release();
    },
  };
  return practice;
}

/** Paths that the bot itself answers; everything else belongs to the practice page. */
function isOurs(request: Request): boolean {
  return /^\/(health|ofrep|hooks|mcp|v1)(\/|$)/.test(new URL(request.url).pathname);
}
