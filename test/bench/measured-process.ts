/* A process that is measured from outside: started with a channel on which it tells of itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { START_FLAGS } from './as-started.ts';
import type { ReadContext } from './meter.ts';

const root = new URL('../..', import.meta.url).pathname;
const PRELOAD = ['--import', './src/platform/preload.mjs'];

export type Measured = { read(): Promise<ReadContext>; stop(): Promise<void>; port: number };

export async function startMeasured(
  script: string,
  env: Record<string, string>,
): Promise<Measured> {
  // Bare Bolt is measured as it comes.
  const flags = script.endsWith('our-bot.ts') ? START_FLAGS : [];
  const child = spawn(process.execPath, [...flags, ...PRELOAD, script], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const next = () =>
    new Promise<ReadContext>((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`${script} ended with ${code}.`));
      child.once('exit', fail);
      child.once('message', (reading) => {
        child.off('exit', fail);
        resolve(reading as ReadContext);
      });
    });
  const { port } = await next();
  return {
    port,
    read() {
      const reading = next();
      child.send('read');
      return reading;
    },
    stop: () => end(child),
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
