/*
 * Makes the bundle that later starts run: `npm run bundle`, or beside a running bot. It is put in place
 * by one rename, after it has started once; whatever goes wrong before that leaves things as they were.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { describeChunk, describeSource, RUNTIME } from './bundle-manifest.mjs';
import { bundlesFolder, manifestInPlace } from './find-bundle.mjs';
import { trialStart } from './trial-start.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** Nobody takes that long over a bundle: what is older was left behind by a maker that was killed. */
const LEFT_BEHIND_MS = 10 * 60_000;

try {
  const megabytes = await makeBundle();
  process.stdout.write(`The bundle is made (${megabytes} MB), and the next start runs it.\n`);
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  process.stderr.write(`No bundle was made, so starts go on from the sources: ${why}.\n`);
  process.exitCode = 1;
}

async function makeBundle() {
  const name = randomBytes(6).toString('hex');
  const folder = join(bundlesFolder(root), name);
  mkdirSync(folder, { recursive: true });
  const begun = statSync(folder).ctimeMs;
  try {
    const { chunks, sources } = await build(root, folder);
    for (const chunk of chunks) flush(join(folder, chunk));
    /** @type {import('./bundle-manifest.mjs').BundleManifest} */
    const manifest = {
      runtime: RUNTIME,
      root,
      folder: name,
      sources: sources.map((path) => describeSource(path, begun)),
      chunks: chunks.map((chunk) => describeChunk(chunk, folder)),
    };
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify(manifest));
    await trialStart(root, path);
    for (const code of readdirSync(join(folder, 'code')).filter((one) => one.endsWith('.cjs'))) {
      flush(join(folder, 'code', code));
      manifest.chunks.push(describeChunk(join('code', code), folder));
    }
    writeFileSync(path, JSON.stringify(manifest));
    renameSync(path, manifestInPlace(root));
    sweep(begun - LEFT_BEHIND_MS);
    const bytes = manifest.chunks.reduce((sum, chunk) => sum + chunk.size, 0);
    return (bytes / 2 ** 20).toFixed(1);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A power cut must not leave a manifest of files that never reached the disk. @param {string} path */
function flush(path) {
  const file = openSync(path, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Bundles that nobody starts any longer. @param {number} before */
function sweep(before) {
  for (const entry of readdirSync(bundlesFolder(root), { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const folder = join(bundlesFolder(root), entry.name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: before };
    if (mtimeMs < before) rmSync(folder, { recursive: true, force: true });
  }
}
