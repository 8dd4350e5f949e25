import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type BuiltPage = { ok: true; folder: string } | { ok: false; why: string };

const pageSources = fileURLToPath(new URL('../page', import.meta.url));
const pageApi = fileURLToPath(new URL('../page-api.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const kept = join(root, 'node_modules', '.cache', 'groundswell-page');

/** Builds the page when its sources have changed since it was last built; that takes about a second. */
export async function buildPage(): Promise<BuiltPage> {
  if (!existsSync(join(pageSources, 'index.html'))) {
    return { ok: false, why: 'The page of the practice workspace is missing from this copy.' };
  }
  const folder = join(kept, hashOfSources());
  if (existsSync(join(folder, 'index.html'))) return { ok: true, folder };
  const vite = await import('vite').catch(() => undefined);
  if (vite === undefined) {
    const why = 'The page can’t be built because Vite isn’t installed. Run npm ci, then npm start.';
    return { ok: false, why };
  }
  const unfinished = `${folder}.${process.pid}`;
  try {
    await vite.build({
      root: pageSources,
      configFile: false,
      logLevel: 'silent',
      build: { outDir: unfinished, emptyOutDir: true },
    });
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    const message = error instanceof Error ? error.message : String(error);
    return {
      ok: false,
      why: `The page could not be built: ${htmlSafe(message.split('\n')[0] ?? '')}`,
    };
  }
  return keep(unfinished, folder);
}

function keep(unfinished: string, folder: string): BuiltPage {
  // Two workspaces may build at once; whoever is first is kept.
  if (existsSync(folder)) rmSync(unfinished, { recursive: true, force: true });
  else renameSync(unfinished, folder);
  return { ok: true, folder };
}

function hashOfSources(): string {
  const hash = createHash('sha256').update(readFileSync(pageApi));
  const files = readdirSync(pageSources, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function htmlSafe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
