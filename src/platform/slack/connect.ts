/*
 * The link to Slack, or to whatever speaks its Web API: Socket Mode, HTTP, or a receiver handed in by
 * a test. Bolt starts without its own token check, so that a bad token is a sentence and not a crash.
 */
import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, LogLevel, type Receiver } from '@slack/bolt';
import { SLACK_ENDPOINTS } from '../http/slack-door.ts';
import type { Log } from '../log.ts';
import { listenToEvents, listenToShortcuts, listenToSuggestions } from './event-listeners.ts';
import { keepOthersOut } from './installation.ts';
import { type ListenerServices, listenToCommands, listenToSubmissions } from './listeners.ts';
import { listenToPresses } from './press-listeners.ts';
import { storeEventsFirst } from './store-events.ts';
import { untilSlackAnswers } from './until-slack-answers.ts';

export type Transport =
  | { mode: 'socket'; appToken: string }
  | { mode: 'http'; signingSecret: string }
  | { mode: 'receiver'; receiver: Receiver };

export type SlackLink = {
  app: App;
  /** In HTTP mode: answers requests below /slack/. */
  requestListener: RequestListener | undefined;
  start(): Promise<void>;
  stop(): Promise<void>;
};

export async function connectSlack(
  connection: { botToken: string; apiUrl: string; fetch?: typeof fetch },
  transport: Transport,
  services: ListenerServices & { log: Log },
): Promise<SlackLink> {
  const fetchOption = connection.fetch === undefined ? {} : { fetch: connection.fetch };
  const logger = boltLogger(services.log);
  const http =
    transport.mode === 'http'
      ? new HTTPReceiver({
          signingSecret: transport.signingSecret,
          endpoints: SLACK_ENDPOINTS,
          bodyLimit: '256kb',
          logger,
        })
      : undefined;
  const receiver = transport.mode === 'receiver' ? transport.receiver : http;
  const app = new App({
    token: connection.botToken,
    clientOptions: {
      slackApiUrl: connection.apiUrl,
      retryConfig: { retries: 1 },
      timeout: 5000,
      ...fetchOption,
    },
    convoStore: false,
    deferInitialization: true,
    logger,
    ...(receiver === undefined ? {} : { receiver }),
    ...(transport.mode === 'socket'
      ? {
          socketMode: true,
          appToken: transport.appToken,
          // An object of its own: Socket Mode writes its hundred retries into the one it is given.
          installerOptions: { clientOptions: { slackApiUrl: connection.apiUrl } },
        }
      : {}),
  });
  app.error(async (error) => {
    services.log.error(
      { error: String(error.original ?? error) },
      'Bolt could not handle a delivery.',
    );
    throw error;
  });
  storeEventsFirst(app, services);
  keepOthersOut(app, services.database);
  listenToCommands(app, services);
  listenToPresses(app, services);
  listenToSubmissions(app, services);
  listenToShortcuts(app, services);
  listenToSuggestions(app, services);
  listenToEvents(app, services);
  const { apiUrl } = connection;
  const { log } = services;
  await untilSlackAnswers(() => app.init(), { setting: 'SLACK_BOT_TOKEN', apiUrl, log });
  return {
    app,
    requestListener: http?.requestListener,
    async start() {
      if (transport.mode === 'http') return;
      const start = async () => void (await app.start());
      await untilSlackAnswers(start, { setting: 'SLACK_APP_TOKEN', apiUrl, log });
    },
    async stop() {
      if (transport.mode === 'http') return;
      // What is under way can only be acknowledged while the line is up.
      await services.guard.drain(1000);
      await app.stop();
    },
  };
}

function boltLogger(log: Log) {
  const say =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (...parts: unknown[]) =>
      log[level]({}, parts.map(String).join(' '));
  return {
    debug: say('debug'),
    info: say('debug'),
    warn: say('warn'),
    error: say('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
