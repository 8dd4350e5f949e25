/* The measured bot as every later start of the real one runs: from a bundle, made once for each run of the bench. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from '../../src/platform/bundle/build.mjs';
import { ENTRY } from '../../src/platform/bundle/find-bundle.mjs';

const root = new URL('../..', import.meta.url).pathname;
/** Below the packages, where a bundle finds those that stay outside of it. */
const FOLDER = join(root, 'node_modules', '.cache', 'groundswell-bench');

let made: Promise<string> | undefined;

/** The file to start; it goes when this process does. */
export function sizedBundle(): Promise<string> {
  made ??= make();
  return made;
}

async function make(): Promise<string> {
  mkdirSync(FOLDER, { recursive: true });
  const folder = mkdtempSync(join(FOLDER, 'sized-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build(root, folder, { start: 'test/bench/sized-bot.ts' });
  return join(folder, ENTRY);
}
