import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importFolder } from '../../../src/features/prepare/core-files/import-folder.usecase.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { openCoreOffice } from '../../features/prepare/core-files/core-office.ts';

const SAMPLE = new URL('../../../src/practice/sample/', import.meta.url);

it('answers what a newcomer would ask of the sample’s Core, and nothing that it does not hold', async () => {
  const office = openCoreOffice();
  const folder = new URL('core/', SAMPLE);
  const pages = readdirSync(folder).map((path) => ({
    path,
    bytes: readFileSync(new URL(path, folder)),
  }));
  const outcome = importFolder(office.request, {
    folder: { pages, skipped: [], mistakes: [] },
    owner: 'UMIA' as UserId,
  });
  expect(outcome).toMatchObject({ kind: 'imported' });
  const golden = new URL('core-golden.yml', SAMPLE).pathname;
  const figures = JSON.parse(await office.run('evaluate', golden, '--json'));
  expect(figures.recallAt3).toBeGreaterThanOrEqual(0.87);
  expect(figures.mrr).toBeGreaterThanOrEqual(0.88);
  const unanswered = readFileSync(golden, 'utf8').match(/expected: \[\]/g)?.length ?? 0;
  expect(figures.zeroResults * figures.queries).toBeGreaterThanOrEqual(unanswered * 0.8);
  const said = await office.run('find', 'refund', 'over', '500');
  expect(said.split('\n')[0]).toBe('Refunds over 500 euros  (refund-over-500)');
}, 30_000);
