/* A process that is measured from outside: started with a channel on which it tells of itself. */
import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { ReadContext } from './meter.ts';
import { sendCommand } from './signed-load.ts';

const root = new URL('../..', import.meta.url).pathname;
const PRELOAD = ['--import', './src/platform/preload.mjs'];

export type Measured = { read(): Promise<ReadContext>; stop(): Promise<void>; port: number };

export async function startMeasured(
  script: string,
  env: Record<string, string>,
): Promise<Measured> {
  const child = spawn(process.execPath, [...PRELOAD, script], {
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

/** From the start of the process to its first acknowledged command, in milliseconds, and what it holds then. */
export async function coldStart(
  script: string,
  env: Record<string, string> & { PORT: string },
): Promise<{ milliseconds: number; rssMegabytes: number }> {
  const begun = performance.now();
  const child = spawn(process.execPath, [...PRELOAD, script], {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: 'ignore',
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  for (;;) {
    if (ended) throw new Error(`${script} ended before it answered; start it by hand to see why.`);
    const answered = await sendCommand(Number(env.PORT), 'help').catch(() => undefined);
    if (answered !== undefined) break;
    await wait(2);
  }
  const milliseconds = performance.now() - begun;
  const rssMegabytes = await residentMegabytes(child.pid ?? 0);
  await end(child);
  return { milliseconds, rssMegabytes };
}

function residentMegabytes(pid: number): Promise<number> {
  return new Promise((resolve) => {
    const ps = spawn('ps', ['-o', 'rss=', '-p', String(pid)]);
    let said = '';
    ps.stdout.on('data', (part) => {
      said += part;
    });
    ps.once('error', () => resolve(Number.NaN));
    ps.once('close', () => resolve(Number(said.trim()) / 1024));
  });
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
