import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importing, lint, plant } from './planted.ts';

const features = new URL('../../src/features/', import.meta.url);

/** In this order, as docs/STYLE.md tells it: each knows contract and those before it. */
const groups = [
  'contract',
  'rollout',
  'teams',
  'champions',
  'assess',
  'prepare',
  'gates',
  'expand',
  'waves',
  'access',
  'adopt',
  'telling',
];

const place = (group: string) => (group === 'contract' ? group : `${group}/some`);
const from = (group: string, other: string) =>
  `${group === 'contract' ? '../' : '../../'}${place(other)}/thing.ts`;

/** What a file of `group` that imports `other` is told by the linter. */
function refused(pairs: readonly (readonly [string, string])[], importOf = importing): string[] {
  const files = pairs.map(([group, other], index) => [
    `src/features/${place(group)}/planted-${index}.ts`,
    importOf(from(group, other)),
  ]);
  const found = lint(plant(Object.fromEntries(files)), 'src').filter(
    (one) => one.category === 'plugin',
  );
  const paths = new Set(found.map((one) => one.path));
  return pairs.flatMap(([group, other], index) =>
    paths.has(`src/features/${place(group)}/planted-${index}.ts`) ? [`${group} -> ${other}`] : [],
  );
}

const pairs = groups.flatMap((group) => groups.map((other) => [group, other] as const));
const upwards = pairs.filter(([group, other]) => groups.indexOf(other) > groups.indexOf(group));
const downwards = pairs.filter(([group, other]) => groups.indexOf(other) < groups.indexOf(group));
const said = (list: typeof pairs) => list.map(([group, other]) => `${group} -> ${other}`);

describe('the direction between groups of features', () => {
  it('is known for every group that there is', () => {
    const folders = readdirSync(features, { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map((one) => one.name);
    expect(folders.filter((name) => !groups.includes(name))).toEqual([]);
    expect(existsSync(new URL('direction.grit', features))).toBe(true);
  });

  it('lets no group import one below it, a type as little as a value', () => {
    expect(refused(upwards)).toEqual(said(upwards));
    const types = (source: string) =>
      `import type { thing } from '${source}';\nexport type Used = thing;\n`;
    expect(refused(upwards, types)).toEqual(said(upwards));
  });

  it('sees an import within an expression or a type too', () => {
    const late = (source: string) => `export const used = await import('${source}');\n`;
    const inline = (source: string) => `export type Used = import('${source}').Thing;\n`;
    expect(refused([['assess', 'gates']], late)).toEqual(['assess -> gates']);
    expect(refused([['assess', 'gates']], inline)).toEqual(['assess -> gates']);
  });

  it('lets every group import contract and those above it', () => {
    expect(refused(downwards)).toEqual([]);
  });
});
