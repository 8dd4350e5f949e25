import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockInstance } from '../../src/platform/instance-lock.ts';

const HOLDER = new URL('instance-holder.ts', import.meta.url).pathname;

let folder: string;
let path: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-lock-'));
  path = join(folder, 'data', 'groundswell.db');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function startHolder(): Promise<{ child: ChildProcess; says: string }> {
  const child = spawn(process.execPath, [HOLDER, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, says: chunk.toString().trim() };
}

it('a second process is refused and told who is there', async () => {
  const { child, says } = await startHolder();
  expect(says).toBe('locked');

  const second = lockInstance(path);

  expect(second).toEqual({
    heldBy: expect.stringMatching(
      new RegExp(`^Groundswell is already running with .*\\(process ${child.pid}, since 2.*Z\\)`),
    ),
  });
});

it('kill -9 frees the lock', async () => {
  const { child } = await startHolder();
  child.kill('SIGKILL');
  await once(child, 'exit');

  const lock = lockInstance(path);

  expect('release' in lock).toBe(true);
  if ('release' in lock) lock.release();
});

it('of several that start at once exactly one gets in', async () => {
  const started = await Promise.all([startHolder(), startHolder(), startHolder()]);

  const says = started.map((each) => each.says);
  expect(says.filter((each) => each === 'locked')).toHaveLength(1);
  expect(says.filter((each) => each.startsWith('refused'))).toHaveLength(2);
});

it('released, it can be taken again, in the same process too', () => {
  const first = lockInstance(path);
  expect('heldBy' in lockInstance(path)).toBe(true);
  if ('release' in first) first.release();

  const again = lockInstance(path);
  expect('release' in again).toBe(true);
  if ('release' in again) again.release();
});

it('a database in memory needs no lock', () => {
  expect('release' in lockInstance(':memory:')).toBe(true);
  expect('release' in lockInstance(':memory:')).toBe(true);
});
