import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { expect, it } from 'vitest';

const root = new URL('../..', import.meta.url);

/** Every file that is or would be committed. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(new URL(path, root)));
const code = files.filter((path) => /^(src|test)\/.*\.(ts|tsx|mjs)$/.test(path));
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');

const ROLES = new Set(
  'table store usecase view slack jobs http cli criteria obligations scoping delivery feature'.split(
    ' ',
  ),
);

it('no file of code is longer than 200 lines', () => {
  const long = code.filter((path) => read(path).trimEnd().split('\n').length > 200);
  expect(long).toEqual([]);
});

it('Node itself can run every file, whatever other tools make of it', () => {
  const unreadable = code
    .filter((path) => path.startsWith('src/') && path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .flatMap((path) => {
      try {
        stripTypeScriptTypes(read(path));
        return [];
      } catch (error) {
        return [`${path}: ${String(error)}`];
      }
    });
  expect(unreadable).toEqual([]);
});

it('no file has a name that says nothing', () => {
  const empty =
    /(^|[/.])(index|utils?|helpers?|common|types|constants|models|services|misc)(\.|\/)/;
  expect(code.filter((path) => empty.test(path))).toEqual([]);
});

it('a file of a feature has a role that the house knows, or is a rule', () => {
  const unknown = files
    .filter((path) => /^src\/features\/.+\.ts$/.test(path))
    .filter((path) => {
      const suffix = /\.([a-z-]+)\.ts$/.exec(path)?.[1];
      return suffix !== undefined && !ROLES.has(suffix);
    });
  expect(unknown).toEqual([]);
});

it('features stand in groups, and each folder says what it plugs in or holds rules only', () => {
  const features = new Map<string, string[]>();
  for (const path of files.filter((one) => one.startsWith('src/features/'))) {
    const [, , group = '', feature = '', file = ''] = path.split('/');
    if (file === '') continue;
    const folder = `${group}/${feature}`;
    features.set(folder, [...(features.get(folder) ?? []), file]);
  }
  const unplugged = [...features]
    .filter(([, inside]) => inside.some((file) => /\.(slack|jobs|http|cli)\.ts$/.test(file)))
    .filter(([, inside]) => !inside.some((file) => file.endsWith('.feature.ts')))
    .map(([name]) => name)
    // Help is handed to app/start-app.ts directly.
    .filter((name) => name !== 'telling/help');
  expect(unplugged).toEqual([]);
});

it('nothing is left open: no notes to ourselves, no test that is skipped or runs alone', () => {
  const open = /\b(TODO|FIXME|XXX|HACK)\b|\b(it|test|describe)\.(only|skip|todo)\(/;
  const left = code.filter((path) => path !== 'test/contracts/house.test.ts');
  expect(left.filter((path) => open.test(read(path)))).toEqual([]);
});

it('no test stands in for a module, a timer or a picture of an answer', () => {
  const fakes = /\bvi\.(mock|useFakeTimers|doMock)|toMatch(Inline)?Snapshot/;
  const tests = code.filter(
    (path) => path.startsWith('test/') && path !== 'test/contracts/house.test.ts',
  );
  expect(tests.filter((path) => fakes.test(read(path)))).toEqual([]);
});

it('nothing at the root stands there without a reason', () => {
  const known =
    /^(\.ci|docs|migrations|src|test)\/|^(\.gitignore|\.npmrc|\.env\.example|LICENSE|README\.md|biome\.json|manifest\.yml|package(-lock)?\.json|tsconfig\.json|Dockerfile|\.dockerignore)$/;
  expect(files.filter((path) => !known.test(path))).toEqual([]);
});

it('what is written is taken back in two places alone, both of which forget what was read meanwhile', () => {
  const takesBack = /rollback to|savepoint|(exec|prepare)\(\s*['"`]rollback|\.transaction\(/i;
  const ownFile = ['src/platform/instance-lock.ts', 'src/platform/cli/database-check.ts'];
  const readsOnly = ['src/platform/cli/export.ts'];
  const found = code.filter((path) => path.startsWith('src/') && takesBack.test(read(path)));
  const left = found.filter((path) => ![...ownFile, ...readsOnly].includes(path));
  expect(left).toEqual(['src/platform/jobs/rehearsal.ts', 'src/platform/transaction.ts']);
  expect(left.filter((path) => !/\btakeBack\(/.test(read(path)))).toEqual([]);
});
