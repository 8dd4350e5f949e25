/*
 * Where there is no bundle yet, a plain one for this start is made first: with it a start takes half of what
 * Node takes to read and strip two thousand sources. Nothing has tried it. So it is made again only after a
 * bot that ran it has ended well; after any other end the next start is one from the sources.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundlesFolder, ENTRY } from './find-bundle.mjs';
import { environmentOfMaker, hasRoom } from './make-bundle-later.mjs';

const WITHIN_MS = 60_000;
const BUILD = JSON.stringify(new URL('./build.mjs', import.meta.url).href);

/** @param {string} root @returns {import('./find-bundle.mjs').FoundBundle} */
export function bundleForOnce(root) {
  const place = join(bundlesFolder(root), 'once');
  try {
    if (!hasRoom()) return { kind: 'none' };
    mkdirSync(bundlesFolder(root), { recursive: true });
    // Fails where one is left.
    mkdirSync(place);
  } catch {
    return { kind: 'none' };
  }
  const folder = realpathSync(place);
  const how = JSON.stringify([root, folder, { forOnce: true }]);
  const { status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', `import { build } from ${BUILD}; await build(...${how});`],
    { cwd: root, env: environmentOfMaker(), stdio: 'ignore', timeout: WITHIN_MS },
  );
  const remove = () => rmSync(folder, { recursive: true, force: true });
  if (status !== 0) {
    remove();
    return { kind: 'none' };
  }
  process.once('exit', (code) => code === 0 && remove());
  return { kind: 'fresh', folder, entry: join(folder, ENTRY), codeFolder: join(folder, 'code') };
}
