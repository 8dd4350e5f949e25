import { configFromEnvironment } from './platform/config.ts';
import { startPractice } from './practice-mode.ts';
import { startServing } from './serving-mode.ts';

const read = configFromEnvironment();
if ('problems' in read) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exit(78);
}
const { config } = read;
const running = await (config.slack.mode === 'practice'
  ? startPractice(config)
  : startServing(config)
).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

const STOPS_WITHIN_MS = 8000;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    // What has not ended by then is in the database, and goes on at the next start.
    setTimeout(() => process.exit(1), STOPS_WITHIN_MS).unref();
    void running.stop().finally(() => process.exit(0));
  });
}
process.on('unhandledRejection', (reason) => {
  // Socket Mode rejects with nothing at all when a disconnect races a reconnect; it reconnects by itself.
  if (reason === undefined) return;
  process.stderr.write(`Stopping after an error nobody handled: ${String(reason)}\n`);
  void running.stop().finally(() => process.exit(1));
});
