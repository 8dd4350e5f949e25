import { flushCompileCache } from 'node:module';
import { configFromEnvironment, isStartedByNpm } from './platform/config.ts';

const read = configFromEnvironment();
if ('problems' in read) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exit(78);
}
const { config } = read;

let running: { stop(): Promise<void> } | undefined;
const STOPS_WITHIN_MS = 8000;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    end(0);
  });
}
const shell = process.ppid;
if (isStartedByNpm()) {
  setInterval(() => {
    if (process.ppid !== shell && !stopping) {
      stopping = true;
      end(0);
    }
  }, 1000).unref();
}
process.on('unhandledRejection', (reason) => {
  // Socket Mode rejects with nothing at all when a disconnect races a reconnect; it reconnects by itself.
  if (reason === undefined) return;
  process.stderr.write(`Stopping after an error nobody handled: ${String(reason)}\n`);
  end(1);
});

// Without an `await`, since a bundle of this is a script.
start().then(
  (started) => {
    running = started;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
setTimeout(flushCompileCache, 2000).unref();
// While it starts, collecting costs more than it frees; afterwards garbage is not let grow to twice what is kept.
setTimeout(() => void collectSooner(), 5000).unref();

/** Each mode brings its own code along; the practice workspace is no part of a serving bot. */
async function start(): Promise<{ stop(): Promise<void> }> {
  if (config.slack.mode === 'practice') {
    const { startPractice } = await import('./app/practice-mode.ts');
    return startPractice(config);
  }
  const { startServing } = await import('./app/serving-mode.ts');
  return startServing(config);
}

async function collectSooner(): Promise<void> {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--heap-growing-percent=30');
}

function end(code: 0 | 1): void {
  if (running === undefined) process.exit(code);
  // What has not ended by then is in the database, and goes on at the next start.
  setTimeout(() => process.exit(1), STOPS_WITHIN_MS).unref();
  void running.stop().finally(() => process.exit(code));
}
