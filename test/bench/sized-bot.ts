/*
 * The bot as it serves a real workspace by HTTP, on a database of any size and a clock that is moved,
 * doing what its measurer asks for: scheduled work by its runner, and what it costs.
 */
import { setFlagsFromString } from 'node:v8';
import { httpRoutes } from '../../src/app/serving-mode.ts';
import { type RunningApp, startApp } from '../../src/app/start-app.ts';
import { ensureFlagKeys } from '../../src/features/access/ofrep/ensure-flag-keys.usecase.ts';
import { findSweep } from '../../src/features/telling/nudges/nudges.store.ts';
import { movableClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/database.ts';
import { serve } from '../../src/platform/http/server.ts';
import { takeTurns } from '../../src/platform/jobs/ticker.ts';
import { createKey } from '../../src/platform/keys/keys.ts';
import { type Log, silentLog } from '../../src/platform/log.ts';
import { loopMeter } from './loop-meter.ts';
import { SECRET } from './meter.ts';
import { WORKSPACE } from './seeding.ts';

/** What the measurer may ask for, one thing at a time. */
export type Ask =
  | { kind: 'begin' }
  | { kind: 'end' }
  | { kind: 'memory' }
  | { kind: 'tick' | 'minute' }
  | { kind: 'job'; name: string; dryRun?: boolean }
  | { kind: 'round' }
  | { kind: 'keep-up' }
  | { kind: 'go-on' }
  | { kind: 'flush' }
  | { kind: 'move'; minutes: number }
  | { kind: 'keys'; count: number };
export type Told = { port?: number; answer?: unknown; faults: readonly string[] };

const TO_THE_END = { isOver: () => false, mayEnd: () => false };
// As main.ts does it for a bot that is up.
setFlagsFromString('--heap-growing-percent=30');
const faults: string[] = [];
const log: Log = {
  ...silentLog,
  error: (facts, says) => void faults.push(`${says} ${JSON.stringify(facts)}`),
};
const database = openDatabase(process.env.DATABASE_PATH ?? ':memory:');
const clock = movableClock(Temporal.Instant.from(process.env.NOW ?? ''));
const meter = loopMeter();

/** Without an `await` out here: a bundle is a script. */
async function start() {
  const app = await startApp({
    database,
    clock,
    log,
    connection: { botToken: 'xoxb-bench', apiUrl: process.env.SLACK_API_URL ?? '' },
    transport: { mode: 'http', signingSecret: SECRET },
    adminUserIds: [],
    pace: 'off',
  });
  const server = await serve(
    { host: '127.0.0.1', port: 0 },
    httpRoutes(database, clock),
    app.link.requestListener,
  );
  tell({ port: Number(new URL(server.url).port) });
  return app;
}

/** One whole round of planning, slice by slice, with the loop free in between as from minute to minute. */
async function planForEverybody({ runner }: RunningApp): Promise<number> {
  let slices = 0;
  do {
    runner.runOne('nudges.sweep');
    slices += 1;
    await new Promise(setImmediate);
  } while ((findSweep(database, WORKSPACE)?.reached ?? null) !== null);
  return slices;
}

async function answerTo(ask: Ask): Promise<unknown> {
  const app = await started;
  switch (ask.kind) {
    case 'begin':
      return meter.begin();
    case 'end':
      return meter.end();
    case 'memory':
      return process.memoryUsage.rss() / 2 ** 20;
    case 'tick':
      return takeTurns({ ...app.scheduled, afterTurn() {} }, { ...TO_THE_END, mayEnd: () => true });
    case 'minute':
      return takeTurns({ ...app.scheduled, afterTurn() {} }, TO_THE_END);
    case 'job':
      return app.runner.runOne(ask.name, { dryRun: ask.dryRun === true });
    case 'round':
      return planForEverybody(app);
    case 'go-on':
      while (app.runner.goOn() !== undefined) await new Promise(setImmediate);
      return null;
    case 'keep-up':
      app.keepUp.begin();
      return app.keepUp.done();
    case 'flush':
      return app.sender.flush();
    case 'move':
      return clock.moveTo(clock.now().add({ minutes: ask.minutes }));
    case 'keys':
      return keysFor(app, ask.count);
  }
}

function keysFor(
  { product }: RunningApp,
  count: number,
): { flag: string | undefined; keys: string[] } {
  const now = clock.now();
  const state = { database, product, now };
  const keys = Array.from({ length: count }, (_, index) => {
    const made = createKey(state, {
      name: `bench ${now.epochMilliseconds} ${index}`,
      purpose: 'access',
    });
    return made.kind === 'created' ? made.key : '';
  });
  return { flag: [...ensureFlagKeys(database).values()][0], keys };
}

const tell = (told: Omit<Told, 'faults'>) => process.send?.({ ...told, faults: faults.splice(0) });
process.on('message', (ask: Ask) => {
  answerTo(ask).then(
    (answer) => tell({ answer: answer ?? null }),
    (error) => {
      faults.push(String(error));
      tell({ answer: null });
    },
  );
});
// Nobody is left to measure it.
process.once('disconnect', () => process.exit());
const started = start();
