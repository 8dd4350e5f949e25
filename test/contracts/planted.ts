import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

export const root = new URL('../..', import.meta.url).pathname;
const folders: string[] = [];
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true })));

type Finding = { category: string; path: string };

export function lint(folder: string, ...where: string[]): Finding[] {
  const biome = join(root, 'node_modules/.bin/biome');
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', ...where];
  const ran = spawnSync(biome, args, options);
  const report = JSON.parse(ran.stdout) as {
    diagnostics: { category?: string; location?: { path?: string } }[];
  };
  return report.diagnostics.map(({ category = '', location }) => {
    return { category, path: location?.path ?? '' };
  });
}

const KEPT = [
  'biome.json',
  'package.json',
  'src/platform/wall-clock.grit',
  'src/features/direction.grit',
];

/** A folder with our linter settings and these files, so that nothing is planted in the real tree. */
export function plant(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-planted-'));
  folders.push(folder);
  for (const kept of KEPT) {
    mkdirSync(dirname(join(folder, kept)), { recursive: true });
    copyFileSync(join(root, kept), join(folder, kept));
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export const importing = (from: string, name = 'thing') =>
  `import { ${name} } from '${from}';\nexport const used = ${name};\n`;
