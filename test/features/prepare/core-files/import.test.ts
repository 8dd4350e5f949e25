import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findEntry, listRevisions } from '../../../../src/features/prepare/core/entries.store.ts';
import { type CoreOffice, entryText, folderWith, openCoreOffice } from './core-office.ts';

let office: CoreOffice;
beforeEach(() => {
  office = openCoreOffice();
});
const entry = (id: string) => findEntry(office.database, office.request.rolloutId, id)!;

describe('an import of a folder', () => {
  it('makes an entry of each file, published as the file says', async () => {
    const folder = folderWith({
      'refund-over-500.md': entryText({
        synonyms: '[reimbursement, money back]',
        constraints: '[second-check]',
      }),
      'claims/late.md': entryText({
        id: 'late-returns',
        title: 'Late returns',
        status: 'draft',
        version: '1.10',
      }),
      'README.md': 'What this folder is.',
    });
    expect(await office.run('import', folder)).toBe(
      [
        '2 entries added, 0 changed, 0 as before.',
        'Kept, although nobody knows them here yet:',
        '  refund-over-500.md:10: the constraint "second-check"',
        'Left alone: README.md',
      ].join('\n'),
    );
    const refund = entry('refund-over-500');
    expect(refund).toMatchObject({ kind: 'edge-case', workflow: 'claims', ownerId: 'UMIA' });
    expect(refund.published).toMatchObject({
      title: 'Refunds over 500 euros',
      body: 'Finance looks first.',
      version: { major: 2, minor: 1 },
      synonyms: ['reimbursement', 'money back'],
    });
    expect(refund.verification?.reviewOn.toString()).toBe('2027-03-01');
    expect(entry('late-returns').draft?.version).toEqual({ major: 1, minor: 10 });
  });

  it('finds what it brought at once', async () => {
    await office.run('import', folderWith({ 'refund-over-500.md': entryText() }));
    expect(JSON.parse(await office.run('find', 'refund', 'over', '500', '--json'))).toEqual({
      results: [
        {
          id: 'refund-over-500',
          title: 'Refunds over 500 euros',
          kind: 'edge-case',
          workflow: 'claims',
          version: '2.1',
          verifiedUntil: '2027-03-01',
          score: expect.any(Number),
        },
      ],
    });
  });

  it('changes nothing the second time', async () => {
    const folder = folderWith({ 'refund-over-500.md': entryText() });
    await office.run('import', folder);
    expect(await office.run('import', folder)).toBe('0 entries added, 0 changed, 1 as before.');
    expect(listRevisions(office.database, entry('refund-over-500').number)).toHaveLength(1);
  });

  it('takes a change of the file, and keeps the text before it in the history', async () => {
    const folder = folderWith({ 'refund-over-500.md': entryText() });
    await office.run('import', folder);
    writeFileSync(
      join(folder, 'refund-over-500.md'),
      entryText({ version: '3.0', owner: 'ULENA' }, 'The lead looks first.'),
    );
    expect(await office.run('import', folder)).toBe('0 entries added, 1 changed, 0 as before.');
    expect(entry('refund-over-500').ownerId).toBe('ULENA');
    expect(entry('refund-over-500').published?.version).toEqual({ major: 3, minor: 0 });
    const texts = listRevisions(office.database, entry('refund-over-500').number);
    expect(texts.map(({ status, body }) => [status, body])).toEqual([
      ['replaced', 'Finance looks first.'],
      ['published', 'The lead looks first.'],
    ]);
  });

  it('names all mistakes of all files by file and line, and takes nothing', async () => {
    const bomb = `a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n${[1, 2, 3, 4, 5, 6, 7, 8]
      .map((n) => `a${n}: &a${n} [${Array.from({ length: 9 }, () => `*a${n - 1}`).join(',')}]`)
      .join('\n')}`;
    const folder = folderWith({
      '01-no-matter.md': 'Just a text.\n',
      '02-open.md': '---\nkind: edge-case\n',
      '03-kind.md': entryText({ kind: 'edge' }),
      '04-body.md': entryText({ title: 'No body' }, ''),
      '05-link.md': entryText({ title: 'A link' }, 'See\n[this](javascript:alert(1))'),
      '06-owner.md': entryText({ title: 'An owner', owner: 'Nobody Known' }),
      '07-two.md': entryText({ title: 'Two people', owner: 'Tom Berg' }),
      '08-gone.md': entryText({ title: 'Left', owner: 'Greta Gone' }),
      '09-version.md': entryText({ title: 'Version', version: '2' }),
      '10-date.md': entryText({ title: 'Date', 'review-on': '2027-02-30' }),
      '11-twin.md': entryText({ id: 'good' }),
      '12 bad name.md': entryText({ title: 'Name' }),
      '13-bomb.md': `---\n${bomb}\n---\nText\n`,
      '14-bytes.md': new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]),
      '15-big.md': entryText({ title: 'Big' }, 'x'.repeat(2 * 1024 * 1024)),
      '16-long.md': entryText({ title: 'Long' }, 'word '.repeat(2400)),
      '17-twice.md': entryText({ title: 'Twice', 'title ': 'Twice' }),
      'good.md': entryText(),
    });
    const said = (await office.run('import', folder)).replace('Refused: ', '').split('\n');
    expect(said.map((line) => /^[^:]*:\d+/.exec(line)?.[0])).toEqual([
      '01-no-matter.md:1',
      '02-open.md:1',
      '03-kind.md:2',
      '04-body.md:9',
      '05-link.md:12',
      '06-owner.md:5',
      '07-two.md:5',
      '08-gone.md:5',
      '09-version.md:7',
      '10-date.md:8',
      '12 bad name.md:1',
      '13-bomb.md:2',
      '14-bytes.md:1',
      '15-big.md:1',
      '16-long.md:11',
      '17-twice.md:9',
      'good.md:1',
      undefined,
    ]);
    expect(said.at(-1)).toMatch(/^17 mistakes in .*\. Nothing was changed\.$/);
    expect(await office.run('find', 'refund')).toContain('Nothing in the Intelligence Core');
  });

  it('gives entries whose owner nobody knows to whoever is named for them', async () => {
    const folder = folderWith({ 'a.md': entryText({ owner: 'old.name@example.com' }) });
    expect(await office.run('import', folder)).toContain(
      'a.md:5: I don\'t know "old.name@example.com": no one here has this address',
    );
    expect(await office.run('import', folder, '--owner', '@Lena Vogt')).toContain('1 entry added');
    expect(entry('a').ownerId).toBe('ULENA');
    expect(await office.run('import', folder, '--owner', 'Tom Berg')).toContain('2 people');
  });

  it('knows owners by their e-mail address, and writes it back as it was', async () => {
    const folder = folderWith({ 'a.md': entryText({ owner: 'Mia.Chen@Brightwater.example' }) });
    expect(await office.run('import', folder)).toContain('1 entry added');
    expect(entry('a').ownerId).toBe('UMIA');
    const out = folderWith({});
    await office.run('export', out);
    expect(readFileSync(join(out, 'a.md'), 'utf8')).toContain(
      'owner: Mia.Chen@Brightwater.example',
    );
    expect(await office.run('import', out)).toContain('0 entries added, 0 changed, 1 as before');
  });

  it('reads no file that a link brings in from outside', async () => {
    const outside = folderWith({ 'secret.md': entryText() });
    const folder = folderWith({ 'a.md': entryText() });
    symlinkSync(join(outside, 'secret.md'), join(folder, 'secret.md'));
    expect(await office.run('import', folder)).toContain('secret.md:1: This link leads out');
  });

  it('never calls a published entry a draft again, but takes it back when its file retires it', async () => {
    const folder = folderWith({ 'a.md': entryText() });
    await office.run('import', folder);
    writeFileSync(join(folder, 'a.md'), entryText({ status: 'draft' }));
    expect(await office.run('import', folder)).toContain('a.md:6: The entry is published');
    writeFileSync(join(folder, 'a.md'), entryText({ status: 'retired' }));
    expect(await office.run('import', folder)).toContain('1 changed');
    expect(await office.run('find', 'refund')).toContain('Nothing in the Intelligence Core');
  });
});
