/*
 * What `npm start` runs. A bot that was started before has a bundle of itself, which starts four times
 * as fast; where there is none, or something in it has changed since, the sources run and a bundle for
 * the next start is made once the bot is up. Plain JavaScript that an old Node can read, as preload.mjs
 * is, and for speed.
 */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { findBundle } from './platform/bundle/find-bundle.mjs';
import { keepSourcePlaces } from './platform/bundle/source-places.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MANIFEST_FLAG = '--manifest=';
/** A bundle that is being tried before it is put in place. */
const tried = process.argv
  .find((one) => one.startsWith(MANIFEST_FLAG))
  ?.slice(MANIFEST_FLAG.length);

const found = wantsSources() ? { kind: /** @type {const} */ ('none') } : findBundle(root, tried);
// The first folder that is named is the one: code of the sources lies elsewhere.
if (found.kind === 'fresh') module.enableCompileCache?.(found.codeFolder);
await import('./platform/preload.mjs');

const ranBundle = await runBundle();
if (!ranBundle) {
  if (tried !== undefined) process.exit(1);
  const { takeSourcesAtTheirWord } = await import('./platform/bundle/near-sources.mjs');
  takeSourcesAtTheirWord();
  await import('./main.ts');
  if (!wantsSources()) {
    const { makeBundleLater } = await import('./platform/bundle/make-bundle-later.mjs');
    makeBundleLater(root);
  }
}

/** False when there is nothing to run or it cannot even be loaded: then the sources take its place. */
async function runBundle() {
  if (found.kind === 'broken') warn(found.why);
  if (found.kind !== 'fresh') return false;
  const forget = keepSourcePlaces(found.folder);
  try {
    await import(pathToFileURL(found.entry).href);
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
