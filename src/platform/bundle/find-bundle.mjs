/* Which bundle a start may run: one that is whole and made of exactly what lies on the disk. */
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, isWhole, sha256 } from './bundle-manifest.mjs';

/**
 * @typedef {{ kind: 'none' } | { kind: 'stale' } | { kind: 'broken', why: string }
 *   | { kind: 'fresh', folder: string, entry: string, codeFolder: string }} FoundBundle
 */

/** Called a script by its name: otherwise Node would read it twice to find out. */
export const ENTRY = 'main.cjs';

/**
 * Below the packages, so that the bundle finds those that stay outside of it; a folder for each copy of
 * the sources, since several may share their packages.
 *
 * @param {string} root
 */
export function bundlesFolder(root) {
  const copy = sha256(root, 'hex').slice(0, 12);
  return join(root, 'node_modules', '.cache', 'groundswell-bundle', copy);
}

/** @param {string} root */
export const manifestInPlace = (root) => join(bundlesFolder(root), 'current.json');

/** @param {string} root @param {string} path @returns {FoundBundle} */
export function findBundle(root, path = manifestInPlace(root)) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return { kind: 'none' };
  }
  try {
    /** @type {import('./bundle-manifest.mjs').BundleManifest} */
    const manifest = JSON.parse(text);
    if (!isFresh(manifest, root)) return { kind: 'stale' };
    // As Node will name its files in traces, wherever a link to the packages leads.
    const folder = realpathSync(join(bundlesFolder(root), manifest.folder));
    if (!isWhole(manifest, folder)) return { kind: 'broken', why: 'a part of it is damaged' };
    return {
      kind: 'fresh',
      folder,
      entry: join(folder, ENTRY),
      codeFolder: join(folder, 'code'),
    };
  } catch (error) {
    return { kind: 'broken', why: error instanceof Error ? error.message : String(error) };
  }
}
