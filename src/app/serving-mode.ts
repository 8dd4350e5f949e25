/* The bot for a real workspace: Socket Mode or HTTP, the wall clock, one process per database. */
import { Hono } from 'hono';
import { type Clock, wallClock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { useSecretsKey } from '../platform/derived-secrets.ts';
import { healthRoute } from '../platform/http/health.ts';
import { serve } from '../platform/http/server.ts';
import { endLease, renewLease } from '../platform/instance-lease.ts';
import { lockInstance } from '../platform/instance-lock.ts';
import { startTicker } from '../platform/jobs/ticker.ts';
import { openLog } from '../platform/log.ts';
import { useOutsideKeys } from '../platform/outside-keys.ts';
import { features, product } from './app.ts';
import { startApp } from './start-app.ts';

export async function startServing(config: Config): Promise<{ stop(): Promise<void> }> {
  const { slack } = config;
  if (slack.mode === 'practice') throw new Error('Slack tokens are missing.');
  const lock = lockInstance(config.databasePath);
  if ('heldBy' in lock) throw new Error(lock.heldBy);
  const log = openLog(config.logLevel);
  const database = openDatabase(config.databasePath);
  renewLease(database);
  useSecretsKey(database, config.secretsKey);
  useOutsideKeys(database, config.outsideKeys);
  const app = await startApp({
    database,
    clock: wallClock,
    log,
    connection: { botToken: slack.botToken, apiUrl: slack.apiUrl },
    transport:
      slack.mode === 'socket'
        ? { mode: 'socket', appToken: slack.appToken }
        : { mode: 'http', signingSecret: slack.signingSecret },
    adminUserIds: config.adminUserIds,
    pace: 'slack',
  });
  const ticker = startTicker({
    ...app.scheduled,
    afterTurn() {
      renewLease(database);
      app.afterTurn();
    },
  });
  const server = await serve(
    config,
    httpRoutes(database, wallClock, config.slackbotSecret),
    app.link.requestListener,
  );
  log.info({ address: server.url, slack: slack.mode }, 'Groundswell is running.');
  return {
    async stop() {
      ticker.stop();
      await server.close();
      await app.stop();
      endLease(database);
      database.$client.close();
      lock.release();
    },
  };
}

/** Health, and what the features add. */
export function httpRoutes(
  database: ReturnType<typeof openDatabase>,
  clock: Clock,
  slackbotSecret?: string | undefined,
): Hono {
  const routes = new Hono();
  routes.route('/', healthRoute(database, clock));
  for (const feature of features) {
    if (feature.routes !== undefined)
      routes.route('/', feature.routes({ database, product, clock, slackbotSecret }));
  }
  return routes;
}
