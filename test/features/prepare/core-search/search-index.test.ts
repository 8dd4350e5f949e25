import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCore } from '../../../../src/app/check-core.ts';
import {
  markPublished,
  saveEntryFacts,
  saveRetirement,
} from '../../../../src/features/prepare/core/entry-writes.store.ts';
import { listMisindexed } from '../../../../src/features/prepare/core/search-index.store.ts';
import { takeEntry } from '../../../../src/features/prepare/core/take-entry.usecase.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type CoreOffice, openCoreOffice } from '../core-files/core-office.ts';

const statuses = ['draft', 'reviewed', 'published', 'retired'] as const;

const step = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  status: fc.constantFrom(...statuses),
  title: fc.string({ minLength: 1, maxLength: 12 }),
  body: fc.string({ minLength: 1, maxLength: 40 }),
  workflow: fc.constantFrom('claims', 'billing'),
  isTakenBack: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function take({ request, database }: CoreOffice, one: Step): void {
  const { isTakenBack, ...entry } = one;
  try {
    write(database, () => {
      takeEntry(request, {
        entry: {
          ...entry,
          kind: 'edge-case',
          version: { major: 1, minor: 0 },
          synonyms: ['other words'],
          constraints: [],
          lessons: [],
          reviewOn: undefined,
        },
        ownerId: 'UMIA' as UserId,
        note: '',
      });
      if (isTakenBack) throw new Error('taken back');
    });
  } catch (error) {
    if ((error as Error).message !== 'taken back') throw error;
  }
}

describe('the index of the Core', () => {
  it('holds exactly what is published, whatever is written, retired or taken back', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const office = openCoreOffice();
        for (const one of steps) take(office, one);
        expect(listMisindexed(office.database)).toEqual({ entries: [], isWhole: true });
        office.database.$client.close();
      }),
      { numRuns: 25 },
    );
  });

  it('follows each change of an entry that is no change of its text', () => {
    const office = openCoreOffice();
    const base = {
      id: 'a',
      title: 'Refunds',
      body: 'Text',
      workflow: 'claims',
      isTakenBack: false,
    } as const;
    take(office, { ...base, status: 'published' });
    const { database } = office;
    const clean = { entries: [], isWhole: true };
    saveEntryFacts(database, 1, { workflow: 'billing' });
    expect(listMisindexed(database)).toEqual(clean);
    saveRetirement(database, 1, { at: office.request.now, by: 'UMIA' as UserId, reason: 'Old' });
    expect(listMisindexed(database)).toEqual(clean);
    expect(database.$client.prepare('select count(*) from core_search_texts').pluck().get()).toBe(
      0,
    );
    saveRetirement(database, 1, undefined);
    markPublished(
      database,
      { number: 1, revision: 1 },
      { version: { major: 2, minor: 0 }, at: office.request.now },
    );
    expect(listMisindexed(database)).toEqual(clean);
  });

  it('is looked through by doctor, and made again when it is wrong', async () => {
    const office = openCoreOffice();
    const base = {
      id: 'a',
      title: 'Refunds',
      body: 'Text',
      workflow: 'claims',
      isTakenBack: false,
    } as const;
    take(office, { ...base, status: 'published' });
    const { $client: client } = office.database;
    expect(checkCore(office.database).verdict).toBe('fine');
    client.exec("update core_search_texts set title = 'else'");
    expect(checkCore(office.database)).toMatchObject({
      verdict: 'wrong',
      says: expect.stringContaining('1 entry otherwise than published'),
    });
    expect(await office.run('reindex')).toBe('1 published entry can be found.');
    expect(checkCore(office.database).verdict).toBe('fine');
    client.exec("insert into core_stems (core_stems) values ('delete-all')");
    expect(checkCore(office.database).says).toContain('is damaged');
    await office.run('reindex');
    expect(checkCore(office.database).verdict).toBe('fine');
  });
});
