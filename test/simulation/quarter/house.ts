/* The whole company in one process: the practice workspace, and one life of the bot after the other on one database. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '@slack/bolt';
import { httpRoutes } from '../../../src/app/serving-mode.ts';
import { type RunningApp, startApp } from '../../../src/app/start-app.ts';
import type { Database } from '../../../src/platform/database.ts';
import { useSecretsKey } from '../../../src/platform/derived-secrets.ts';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import { readManifest } from '../../../src/practice/practice-manifest.ts';
import {
  type PracticeWorkspace,
  startPracticeWorkspace,
} from '../../../src/practice/practice-workspace.ts';
import { openUnflushed, placeDatabase } from '../../support/fresh-database.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import { beginLife, Death, type DeathPoint, type Life } from './life.ts';
import { type Mail, openMail } from './mail.ts';
import { mortalReceiver } from './mortal-receiver.ts';
import { SECRETS_KEY } from './scratch.ts';

export type Bot = {
  app: RunningApp;
  database: Database;
  path: string;
  life: Life;
  routes: ReturnType<typeof httpRoutes>;
};

export type House = {
  workspace: PracticeWorkspace;
  bot(): Bot;
  /** The bot's own clock; it may be wrong. */
  now(): Temporal.Instant;
  /** How far the bot's clock is from the company's. */
  skew(by: Temporal.Duration): void;
  /** The way from Slack to the bot. */
  mail: Mail;
  /** Where what goes elsewhere than to Slack arrives. */
  outside: { fetch: typeof fetch };
  /** Asks the bot by HTTP, as a program does; throws where the process dies meanwhile. */
  ask(request: Request): Promise<Response>;
  /** Runs what is due and says what is queued. */
  tick(): Promise<void>;
  flush(): Promise<void>;
  /** Does it; where the process dies meanwhile, the next one is started. True when it died. */
  surviving(act: () => Promise<unknown>, point?: DeathPoint): Promise<boolean>;
  restart(): Promise<void>;
  /** What the bot logged as an error since it was last asked. */
  takeErrors(): string[];
  lives(): number;
  /** How often the process was killed. */
  deaths(): number;
  close(): Promise<void>;
};

const MANIFEST = new URL('../../../manifest.yml', import.meta.url);
/** So long nobody waits for an answer in earnest; the machine may be slow. */
const NEVER_MS = 3_600_000;

export async function openHouse(options: {
  seed: number;
  startsAt: Temporal.Instant;
  path?: string;
}): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-quarter-'));
  const workspace = startPracticeWorkspace({
    manifest: readManifest(MANIFEST),
    triggerExpiry: 'clock',
    ackWithinMs: NEVER_MS,
    ...(options.path === undefined ? {} : { path: options.path }),
  });
  const putBack = replaceEntropy(
    seededEntropy(options.seed, () => workspace.clock.now().epochMilliseconds),
  );
  workspace.clock.moveTo(options.startsAt);
  const mail = openMail(() => workspace.clock.now());
  const outside = { fetch: (async () => new Response(null, { status: 503 })) as typeof fetch };
  const errors: string[] = [];
  const kept = { skew: new Temporal.Duration(), lives: 0, deaths: 0 };
  const clock = { now: () => workspace.clock.now().add(kept.skew) };
  const log = {
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (facts: object, message: string) =>
      void errors.push(`${message} ${JSON.stringify(facts)}`),
  };

  async function boot(path: string): Promise<Bot> {
    kept.lives += 1;
    const life = beginLife(join(folder, `life-${kept.lives}.db`));
    const database = openUnflushed(path);
    database.$client.pragma('busy_timeout = 0');
    life.watch(database.$client, path);
    useSecretsKey(database, SECRETS_KEY);
    const app = await startApp({
      database,
      clock,
      log,
      connection: {
        botToken: 'xoxb-practice',
        apiUrl: workspace.apiUrl,
        fetch: ((input: string, init?: RequestInit) =>
          life.fetch(() => workspace.fetch(input, init))) as typeof fetch,
      },
      transport: {
        mode: 'receiver',
        receiver: mortalReceiver(workspace, life, mail) as unknown as Receiver,
      },
      adminUserIds: [],
      pace: 'off',
      sendsByItself: false,
      outsideFetch: ((...asked: Parameters<typeof fetch>) =>
        life.fetch(() => outside.fetch(...asked))) as typeof fetch,
    });
    return { app, database, path, life, routes: httpRoutes(database, clock) };
  }

  const first = join(folder, 'life-0.db');
  placeDatabase(first);
  let bot = await boot(first);

  async function succeed(): Promise<void> {
    const { life, database, app } = bot;
    errors.splice(0);
    kept.deaths += 1;
    app.keepUp.stop();
    await workspace.settled();
    bot = await boot(life.estate());
    database.$client.close();
    await workspace.world.delivery.repeatUnheard();
    await workspace.settled();
  }

  async function flush(): Promise<void> {
    await bot.life.mortal(bot.app.sender.flush());
    await workspace.settled();
  }

  return {
    workspace,
    bot: () => bot,
    now: () => clock.now(),
    skew(by) {
      kept.skew = by;
    },
    mail,
    outside,
    ask: async (request) => bot.life.mortal(Promise.resolve(bot.routes.fetch(request))),
    async tick() {
      const { app, life } = bot;
      app.afterTurn();
      app.keepUp.begin();
      await life.mortal(Promise.all([app.watch.done(), app.channels.look(), app.keepUp.done()]));
      app.runner.tick();
      while (app.runner.goOn() !== undefined);
      await flush();
    },
    flush,
    async surviving(act, point) {
      const { life } = bot;
      life.dieAt(point);
      try {
        await act();
      } catch (error) {
        if (!(error instanceof Death) && !life.isOver) throw error;
      }
      life.dieAt(undefined);
      if (life.isOver) await succeed();
      return life.isOver;
    },
    async restart() {
      const { app, database, path, life } = bot;
      await life.mortal(app.stop());
      database.$client.close();
      bot = await boot(path);
    },
    takeErrors: () => errors.splice(0),
    lives: () => kept.lives,
    deaths: () => kept.deaths,
    async close() {
      await bot.app.stop();
      bot.database.$client.close();
      workspace.close();
      putBack();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
