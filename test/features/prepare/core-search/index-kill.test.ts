import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { listMisindexed } from '../../../../src/features/prepare/core/search-index.store.ts';
import { openDatabase } from '../../../../src/platform/database.ts';
import { requestIn } from './core-place.ts';

const SCRIPT = new URL('writing-entries.ts', import.meta.url).pathname;
const PRELOAD = new URL('../../../../src/platform/preload.mjs', import.meta.url).pathname;
/** How much is written before the kill, which falls somewhere into what comes after it. */
const WRITTEN = [1, 3, 8, 15, 30];

const folder = mkdtempSync(join(tmpdir(), 'groundswell-index-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('killed while entries are written, the index holds exactly what is published', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'groundswell.db');
  const first = openDatabase(path);
  requestIn(first);
  first.$client.close();
  for (const count of WRITTEN) {
    await writeAndKill(path, count);
    const database = openDatabase(path);
    expect(listMisindexed(database)).toEqual({ entries: [], isWhole: true });
    database.$client.close();
  }
  const database = openDatabase(path);
  const written = database.$client.prepare('select count(*) from core_revisions').pluck().get();
  expect(written).toBeGreaterThan(30);
  database.$client.close();
});

function writeAndKill(path: string, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', PRELOAD, SCRIPT, path]);
    let said = '';
    child.stderr.on('data', (part) => (said += part));
    child.once('error', reject);
    child.once('exit', (_code, signal) =>
      signal === 'SIGKILL' ? resolve() : reject(new Error(said)),
    );
    let written = 0;
    child.stdout.on('data', (part) => {
      written += String(part).length;
      if (written >= count) child.kill('SIGKILL');
    });
  });
}
