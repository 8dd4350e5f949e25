/* A hundred entries and the questions that people would ask of them. */
import { readFileSync } from 'node:fs';
import type { FolderFile } from '../../../../src/features/prepare/core-files/entry-folder.store.ts';
import { importFolder } from '../../../../src/features/prepare/core-files/import-folder.usecase.ts';
import { readGolden } from '../../../../src/features/prepare/core-search/evaluation.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type CoreOffice, openCoreOffice } from '../core-files/core-office.ts';

const read = (name: string) => readFileSync(new URL(`./golden/${name}`, import.meta.url), 'utf8');

export const GOLDEN_PATH = new URL('./golden/golden.yml', import.meta.url).pathname;

/** Each block is one entry: `id | kind | workflow | title | other words`, and its text below. */
export function goldenFiles(): FolderFile[] {
  return read('entries.txt')
    .trim()
    .split(/\n\n+/)
    .map((block) => {
      const [head = '', ...body] = block.split('\n');
      const [id, kind, workflow, title, words = ''] = head.split(' | ');
      const text = `---\nid: ${id}\nkind: ${kind}\ntitle: ${title}\nworkflow: ${workflow}\nstatus: published\nsynonyms: [${words}]\n---\n\n${body.join('\n')}\n`;
      return { path: `${id}.md`, bytes: Buffer.from(text) };
    });
}

export function openGoldenOffice(): CoreOffice {
  const office = openCoreOffice();
  const outcome = importFolder(office.request, {
    folder: { pages: goldenFiles(), skipped: [], mistakes: [] },
    owner: 'UMIA' as UserId,
  });
  if (outcome.kind !== 'imported') throw new Error(JSON.stringify(outcome));
  return office;
}

export function goldenQueries() {
  const golden = readGolden(read('golden.yml'));
  if ('mistakes' in golden) throw new Error(JSON.stringify(golden.mistakes));
  return golden.queries;
}
