/* A bot on a large database, measured from outside; what takes too long is ended, and the bot starts again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { START_FLAGS } from './as-started.ts';
import type { Cost } from './loop-meter.ts';
import { closeConnections } from './signed-load.ts';
import type { Ask, Told } from './sized-bot.ts';
import { sizedBundle } from './sized-bundle.ts';
import type { StubSlack } from './stub-slack.ts';

const root = new URL('../..', import.meta.url).pathname;

/** It took longer than anybody should wait, and was ended. */
export class OverLimit extends Error {}

export type SizedBot = {
  port(): number;
  slack: StubSlack;
  ask<T>(ask: Ask): Promise<T>;
  /** What an act costs the bot. Throws when it fails there, or takes longer than the limit. */
  cost(act: () => Promise<unknown>): Promise<Cost>;
  /** The same limit for what is not measured by its cost. */
  within<T>(act: Promise<T>): Promise<T>;
  stop(): Promise<void>;
};

export async function startSized(settings: {
  path: string;
  slack: StubSlack;
  now: Temporal.Instant;
  limitSeconds: number;
}): Promise<SizedBot> {
  const { path, slack, limitSeconds } = settings;
  let now = settings.now;
  let faults: string[] = [];
  /** Which bot it is; what waited for an ended one must not go on with the next. */
  let generation = 0;
  let running = await start();

  async function start(): Promise<{ child: ChildProcess; port: number }> {
    const child = spawn(
      process.execPath,
      [...START_FLAGS, '--import', './src/platform/preload.mjs', await sizedBundle()],
      {
        cwd: root,
        env: {
          ...{ PATH: process.env.PATH, DATABASE_PATH: path, NOW: now.toString() },
          SLACK_API_URL: slack.apiUrl,
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
    const { port } = await next(child);
    return { child, port: port ?? 0 };
  }

  function next(child: ChildProcess): Promise<Told> {
    return new Promise((resolve, reject) => {
      const fail = (code: number | null) => reject(new Error(`The bot ended with ${code}.`));
      child.once('exit', fail);
      child.once('message', (told: Told) => {
        child.off('exit', fail);
        faults.push(...told.faults);
        resolve(told);
      });
    });
  }

  async function ask<T>(asked: Ask): Promise<T> {
    const answer = next(running.child);
    running.child.send(asked);
    const told = await answer;
    if (asked.kind === 'move') now = now.add({ minutes: asked.minutes });
    return told.answer as T;
  }

  async function startAgain(): Promise<void> {
    await end(running.child);
    closeConnections();
    faults = [];
    generation += 1;
    running = await start();
  }

  async function within<T>(act: Promise<T>): Promise<T> {
    act.catch(() => undefined);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), limitSeconds * 1000);
    });
    const first = await Promise.race([act.then((value) => ({ value })), late]);
    clearTimeout(timer);
    if (first === 'late') {
      await startAgain();
      throw new OverLimit(`over ${limitSeconds} s`);
    }
    return first.value;
  }

  return {
    port: () => running.port,
    slack,
    ask,
    within,
    cost(act) {
      return within(
        (async () => {
          const begun = generation;
          await ask({ kind: 'begin' });
          await act();
          if (generation !== begun) throw new OverLimit('ended');
          const cost = await ask<Cost>({ kind: 'end' });
          const [fault] = faults.splice(0);
          if (fault !== undefined) throw new Error(fault);
          return cost;
        })(),
      );
    },
    stop: () => end(running.child),
  };
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
