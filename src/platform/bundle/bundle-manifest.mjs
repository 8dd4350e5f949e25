/*
 * What a bundle was made of, and whether that is still what lies on the disk. Sizes and times are looked
 * at first; a file whose times say nothing (copied into an image, say) is judged by what is in it.
 */
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * @typedef {object} BundledFile
 * @property {string} path
 * @property {number} size
 * @property {number} changedMs       when the file system last saw it change; nobody can set that
 * @property {number | null} written  its own date, in whole seconds as images keep it; null: the date says nothing
 * @property {string} hash
 *
 * @typedef {object} BundleManifest
 * @property {string} runtime  the Node that it was made and tried with
 * @property {string} root     where the sources lie: their places are written into the bundle
 * @property {string} folder   beside the manifest in place, one for each making
 * @property {BundledFile[]} sources
 * @property {BundledFile[]} chunks
 */

// An `import` of it would load all that it has to offer.
const { createHash } = /** @type {typeof import('node:crypto')} */ (
  createRequire(import.meta.url)('node:crypto')
);

export const RUNTIME = `${process.version} ${process.platform} ${process.arch}`;

/**
 * A source as it was when the making began: one that has changed since may be in the bundle or not.
 *
 * @param {string} path
 * @param {number} begun  by the clock of the file system
 * @returns {BundledFile}
 */
export function describeSource(path, begun) {
  const { size, mtimeMs, ctimeMs } = statSync(path);
  if (ctimeMs >= begun) {
    throw new Error(`${path} has changed while the bundle was made`);
  }
  const written = Math.floor(mtimeMs / 1000);
  // In the second in which the making began it may be written once more; and a package's date may be
  // that of its archive, the same for every version.
  const saysNothing = written >= Math.floor(begun / 1000) || path.endsWith('.json');
  return {
    path,
    size,
    changedMs: ctimeMs,
    written: saysNothing ? null : written,
    hash: hashOf(path),
  };
}

/** @param {string} path @param {string} folder @returns {BundledFile} */
export function describeChunk(path, folder) {
  const { size, ctimeMs } = statSync(join(folder, path));
  return { path, size, changedMs: ctimeMs, written: null, hash: hashOf(join(folder, path)) };
}

/** @param {BundleManifest} manifest @param {string} root */
export function isFresh({ runtime, root: madeFrom, sources }, root) {
  return runtime === RUNTIME && madeFrom === root && sources.every((one) => isUnchanged(one, ''));
}

/** @param {BundleManifest} manifest @param {string} folder */
export function isWhole({ chunks }, folder) {
  return chunks.every((one) => isUnchanged(one, `${folder}/`));
}

/** @param {BundledFile} file @param {string} below */
function isUnchanged({ path, size, changedMs, written, hash }, below) {
  const now = statSync(below + path, { throwIfNoEntry: false });
  if (now === undefined || now.size !== size) return false;
  if (now.ctimeMs === changedMs || Math.floor(now.mtimeMs / 1000) === written) return true;
  return hashOf(below + path) === hash;
}

/** @param {string} path */
function hashOf(path) {
  return sha256(readFileSync(path), 'base64');
}

/** @param {string | Buffer} data @param {'hex' | 'base64'} digits */
export function sha256(data, digits) {
  return createHash('sha256').update(data).digest(digits);
}
