/* The bot beside its practice workspace, in one process: it speaks to it as it would to Slack. */

import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { lockInstance } from '../platform/instance-lock.ts';
import { startTicker } from '../platform/jobs/ticker.ts';
import { timeTravel } from '../platform/jobs/time-travel.ts';
import { openLog } from '../platform/log.ts';
import { practiceWorldPath } from '../practice/practice-clock.ts';
import { readManifest } from '../practice/practice-manifest.ts';
import { servePracticeWorkspace } from '../practice/practice-server.ts';
import { startPracticeWorkspace } from '../practice/practice-workspace.ts';
import { playScript, SCRIPT_STEP } from '../practice/sample/play.ts';
import { readScript } from '../practice/sample/script.ts';
import type { StartWith } from '../practice/time-travel.ts';
import { httpRoutes } from './serving-mode.ts';
import { startApp } from './start-app.ts';

const SAMPLE = new URL('../practice/sample/sample-rollout.json', import.meta.url);

export async function startPractice(config: Config): Promise<{ stop(): Promise<void> }> {
  const lock = lockInstance(config.databasePath);
  if ('heldBy' in lock) throw new Error(lock.heldBy);
  const log = openLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const database = openDatabase(config.databasePath);
  // Nothing here is worth a wait for the disk at each step; what a crash of the bot leaves is whole all the same.
  database.$client.pragma('synchronous = NORMAL');
  const workspace = startPracticeWorkspace({
    path: practiceWorldPath(config.databasePath),
    manifest: readManifest(new URL('../../manifest.yml', import.meta.url)),
    rateLimits: 'off',
    journey: (from, to) => travel(from, to),
    startWith: (choice, watch) => (choice === 'sample' ? playSample(watch) : Promise.resolve()),
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
  const playSample = (watch: Parameters<StartWith>[1]) =>
    playScript(workspace, readScript(SAMPLE), {
      ...watch,
      travelTo: async (instant) => void (await travel(workspace.clock.now(), instant, SCRIPT_STEP)),
      arrive: async () => {
        await app.sender.flush();
        await workspace.settled();
      },
    });
  const ticker = startTicker(app.runner, () => {
    app.sender.wake();
    app.keepUp.begin();
  });
  process.stdout.write(`The practice workspace is open at ${server.url}\n`);
  return {
    async stop() {
      ticker.stop();
      await app.stop();
      await server.close();
      workspace.close();
      database.$client.close();
      lock.release();
    },
  };
}

/** Paths that the bot itself answers; everything else belongs to the practice page. */
function isOurs(request: Request): boolean {
  return /^\/(health|ofrep|hooks)(\/|$)/.test(new URL(request.url).pathname);
}
