/* A whole company in one process: the practice workspace, the real bot on real SQLite, and a clock that is moved. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { type RunningApp, startApp } from '../../src/app/start-app.ts';
import type { ProductFeature } from '../../src/features/contract/product-feature.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { useSecretsKey } from '../../src/platform/derived-secrets.ts';
import type { UserId } from '../../src/platform/ids.ts';
import { timeTravel } from '../../src/platform/jobs/time-travel.ts';
import { silentLog } from '../../src/platform/log.ts';
import type { Person } from '../../src/practice/person.ts';
import { readManifest } from '../../src/practice/practice-manifest.ts';
import {
  type PracticeWorkspace,
  startPracticeWorkspace,
} from '../../src/practice/practice-workspace.ts';
import type { Drawer } from '../../src/practice/state/records.ts';
import { undeclaredIn } from './declared-kinds.ts';
import { openUnflushed, placeDatabase } from './fresh-database.ts';
import { drawerOf, type LeftWorld } from './left-world.ts';

export type World = {
  workspace: PracticeWorkspace;
  database: Database;
  app: RunningApp;
  /** Acts as a person, by name: `world.as('Mia Chen').command('/champion')`. */
  as(name: string): Person;
  now(): Temporal.Instant;
  /** Goes ahead in time and does what falls due on the way; answers in words what was said. */
  travel(by: Temporal.DurationLike): Promise<string>;
  travelTo(instant: string): Promise<string>;
  /** Runs what is due now and says what is queued. */
  runDueJobs(): Promise<void>;
  /** Says what is queued now. */
  flush(): Promise<void>;
  /** Stops the bot and starts it again on the same database, as after a deployment. */
  restart(): Promise<void>;
  /** Only for what outlives a test, and for a test about the end itself; a second time does nothing. */
  close(): Promise<void>;
};

export type WorldOptions = {
  now?: string | undefined;
  adminUserIds?: UserId[];
  moreFeatures?: ProductFeature[];
  owners?: ProductFeature[];
  /** What another world has left: this one begins there. */
  left?: LeftWorld;
  /** What keeps its Slack. */
  drawer?: Drawer;
};

const MANIFEST = new URL('../../manifest.yml', import.meta.url);

/** A world of one test, started in the test or its `beforeEach`: it closes when the test is over. */
export async function startWorld(options: WorldOptions = {}): Promise<World> {
  let opening: Promise<World> | undefined;
  const close = async () => (await opening?.catch(() => undefined))?.close();
  try {
    onTestFinished(close);
  } catch (cause) {
    throw new Error(
      'startWorld closes its world when a test is over, and no test is running here: start it in the test or in beforeEach, or use openWorld and close it yourself.',
      { cause },
    );
  }
  opening = openWorld(options, openUnflushed);
  return opening;
}

/**
 * A world that outlives a test (`beforeAll`, a benchmark): the one who opens it closes it. Its database
 * waits for the disk as the bot's does, since benchmarks measure that too.
 */
export async function openWorld(
  options: WorldOptions = {},
  open: (path: string) => Database = openDatabase,
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  const path = join(folder, 'groundswell.db');
  const { left, drawer = left && drawerOf(left) } = options;
  if (left === undefined) placeDatabase(path);
  else writeFileSync(path, left.database);
  const workspace = startPracticeWorkspace({
    manifest: readManifest(MANIFEST),
    triggerExpiry: 'clock',
    ...(drawer === undefined ? {} : { drawer }),
  });
  for (const call of left?.calls ?? []) workspace.world.callLog.add(call);
  if (options.now !== undefined) workspace.clock.moveTo(Temporal.Instant.from(options.now));
  const boot = async () => {
    const database = open(path);
    useSecretsKey(database, 'the key of a world that lasts one test');
    const app = await startApp({
      database,
      clock: workspace.clock,
      log: silentLog,
      connection: {
        botToken: 'xoxb-practice',
        apiUrl: workspace.apiUrl,
        fetch: workspace.fetch as typeof fetch,
      },
      transport: { mode: 'receiver', receiver: workspace.receiver() as unknown as Receiver },
      adminUserIds: options.adminUserIds ?? [],
      pace: 'off',
      ...(options.moreFeatures === undefined ? {} : { moreFeatures: options.moreFeatures }),
      ...(options.owners === undefined ? {} : { owners: options.owners }),
    });
    return { database, app };
  };
  let running = await boot();
  const flush = async () => {
    await running.app.sender.flush();
    await workspace.settled();
  };
  const travel = async (to: Temporal.Instant) => {
    const { runner, sender } = running.app;
    const says = await timeTravel({ clock: workspace.clock, runner, sender })(
      workspace.clock.now(),
      to,
    );
    await workspace.settled();
    return says;
  };
  const stop = async () => {
    await running.app.stop();
    running.database.$client.close();
  };
  const closeAll = async () => {
    const undeclared = options.moreFeatures === undefined ? undeclaredIn(workspace) : [];
    await stop();
    workspace.close();
    rmSync(folder, { recursive: true, force: true });
    if (undeclared.length > 0) {
      const keys = undeclared.join(', ');
      throw new Error(
        `A person was written to without a kind that contract/direct-messages.ts declares: ${keys}`,
      );
    }
  };
  let closed: Promise<void> | undefined;
  return {
    workspace,
    get database() {
      return running.database;
    },
    get app() {
      return running.app;
    },
    as: (name) => afterwards(workspace.as(name), flush),
    now: () => workspace.clock.now(),
    travel: (by) => travel(workspace.clock.now().toZonedDateTimeISO('UTC').add(by).toInstant()),
    travelTo: (instant) => travel(Temporal.Instant.from(instant)),
    async runDueJobs() {
      running.app.runner.tick();
      await flush();
    },
    flush,
    async restart() {
      await stop();
      running = await boot();
    },
    close() {
      closed ??= closeAll();
      return closed;
    },
  };
}

/** A person whose every act is followed by saying what it put into the outbox. */
function afterwards(person: Person, flush: () => Promise<void>): Person {
  return new Proxy(person, {
    get(target, name, receiver) {
      const own: unknown = Reflect.get(target, name, receiver);
      if (typeof own !== 'function' || name === 'sees') return own;
      return async (...args: unknown[]) => {
        const outcome: unknown = await (own as (...given: unknown[]) => Promise<unknown>).apply(
          target,
          args,
        );
        await flush();
        return outcome;
      };
    },
  });
}
