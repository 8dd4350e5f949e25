/* Lets the bundle for the next start be made beside a running bot: after it is up, and behind it in line. */
import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';

const ONCE_UP_MS = 3000;
/** The making takes some three hundred megabytes for a second; a machine that lacks them goes on without. */
const ROOM_BYTES = 600 * 2 ** 20;
const LAST_IN_LINE = 19;
/** Halves what the bundler takes: what it no longer needs is given back at once. */
const LITTLE_MEMORY = {
  MIMALLOC_ARENA_EAGER_COMMIT: '0',
  MIMALLOC_PURGE_DELAY: '0',
};

export const hasRoom = () => process.availableMemory() >= ROOM_BYTES;

/** Tokens are none of its business. */
export function environmentOfMaker() {
  const { PATH, HOME, TMPDIR } = process.env;
  return {
    ...(PATH && { PATH }),
    ...(HOME && { HOME }),
    ...(TMPDIR && { TMPDIR }),
    ...LITTLE_MEMORY,
  };
}

/** @param {string} root */
export function makeBundleLater(root) {
  setTimeout(() => makeBundle(root), ONCE_UP_MS).unref();
}

/** @param {string} root */
function makeBundle(root) {
  if (!hasRoom()) return;
  const maker = spawn(process.execPath, [join(root, 'src/platform/bundle/make-bundle.mjs')], {
    cwd: root,
    env: { ...environmentOfMaker(), RAYON_NUM_THREADS: '1' },
    stdio: 'ignore',
  });
  // Where it cannot be started or put behind, there is no bundle, or one that was made a little faster.
  maker.on('error', () => {});
  try {
    setPriority(maker.pid ?? 0, LAST_IN_LINE);
  } catch {}
  maker.unref();
  process.once('exit', () => maker.kill());
}
