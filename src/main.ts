import { startPractice } from './practice-mode.ts';
import { configFromEnvironment } from './platform/config.ts';
import { startServing } from './serving-mode.ts';

const read = configFromEnvironment();
if ('problems' in read) {
  for (const problem of read.problems) process.stderr.write(`${problem}\n`);
  process.exit(78);
}
const { config } = read;
const running = await (config.slack.mode === 'practice' ? startPractice(config) : startServing(config)).catch(
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) process.exit(1);
    stopping = true;
    void running.stop().finally(() => process.exit(0));
  });
}
process.on('unhandledRejection', (reason) => {
  // Socket Mode rejects with nothing at all when a disconnect races a reconnect; it reconnects by itself.
  if (reason === undefined) return;
  process.stderr.write(`Stopping after an error nobody handled: ${String(reason)}\n`);
  void running.stop().finally(() => process.exit(1));
});
