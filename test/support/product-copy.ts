import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const product = new URL('../..', import.meta.url).pathname;
const COPIED = [
  'src',
  'migrations',
  'manifest.yml',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
];

/** The product in a folder of its own, so that its bundles are not those of whoever works here. */
export function copyProduct(): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'groundswell-copy-')));
  for (const path of COPIED) cpSync(join(product, path), join(copy, path), { recursive: true });
  mkdirSync(join(copy, 'node_modules'));
  for (const name of readdirSync(join(product, 'node_modules'))) {
    if (name === '.cache') continue;
    symlinkSync(join(product, 'node_modules', name), join(copy, 'node_modules', name));
  }
  return copy;
}
