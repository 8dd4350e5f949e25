/*
 * What `npm start` runs. A bot that was started before has a bundle of itself, which starts six times
 * as fast as the sources; where there is none, or something in it has changed since, a plain one is made
 * for this start, and once the bot is up a better one for the next. Plain JavaScript that an old Node can
 * read, as preload.mjs is, and for speed.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';
import { findBundle } from './platform/bundle/find-bundle.mjs';
import { keepSourcePlaces } from './platform/bundle/source-places.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MANIFEST_FLAG = '--manifest=';
/** A bundle that is being tried before it is put in place. */
const tried = process.argv
  .find((one) => one.startsWith(MANIFEST_FLAG))
  ?.slice(MANIFEST_FLAG.length);

const kept = wantsSources() ? { kind: /** @type {const} */ ('none') } : findBundle(root, tried);
// The first folder that is named is the one: code of the sources lies elsewhere.
if (kept.kind === 'fresh') module.enableCompileCache?.(kept.codeFolder);
await import('./platform/preload.mjs');

const found = await bundleToRun();
const ranBundle = await ranFromBundle();
if (!ranBundle) {
  if (tried !== undefined) process.exit(1);
  const { takeSourcesAtTheirWord } = await import('./platform/bundle/near-sources.mjs');
  takeSourcesAtTheirWord();
  await import('./main.ts');
}
if (!wantsSources() && !(ranBundle && kept.kind === 'fresh')) {
  const { makeBundleLater } = await import('./platform/bundle/make-bundle-later.mjs');
  makeBundleLater(root);
}

/** @returns {Promise<import('./platform/bundle/find-bundle.mjs').FoundBundle>} */
async function bundleToRun() {
  if (kept.kind === 'fresh' || kept.kind === 'broken') return kept;
  if (wantsSources() || tried !== undefined) return kept;
  const { bundleForOnce } = await import('./platform/bundle/bundle-for-once.mjs');
  return bundleForOnce(root);
}

/** False when there is nothing to run or it cannot even be loaded: then the sources take its place. */
async function ranFromBundle() {
  if (found.kind === 'broken') warn(found.why);
  if (found.kind !== 'fresh') return false;
  const forget = keepSourcePlaces(found.folder);
  try {
    const { runBundle } = await import('./platform/bundle/run-bundle.mjs');
    const keepCode = runBundle(found.entry, found.codeFolder);
    if (tried !== undefined) process.once('exit', keepCode);
    return true;
  } catch (error) {
    forget();
    warn(error instanceof Error ? error.message : String(error));
    return false;
  }
}

function wantsSources() {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    // The reader of the settings says in words what is wrong with it.
  }
  return process.env.START_FROM?.trim() === 'sources';
}

/** @param {string} why */
function warn(why) {
  process.stderr.write(
    `The bundle can’t be used (${why}). Groundswell starts from its sources and makes a new one.\n`,
  );
}
