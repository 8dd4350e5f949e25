import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { findEntry } from '../../../../src/features/prepare/core/entries.store.ts';
import { type CoreOffice, entryText, folderWith, openCoreOffice } from './core-office.ts';

let office: CoreOffice;
beforeEach(() => {
  office = openCoreOffice();
});
const entry = (id: string) => findEntry(office.database, office.request.rolloutId, id)!;

describe('an export', () => {
  it('gives back to the byte what was imported, whatever else the files hold', async () => {
    const plain = entryText({ synonyms: '', 'anything-else': 'kept as it is' });
    const files: Record<string, string> = {
      'plain.md': plain.replace('Refunds over 500', 'One'),
      'crlf.md': entryText({ title: 'Two' }).replaceAll('\n', '\r\n'),
      'bom.md': `\uFEFF${entryText({ title: 'Three' })}`,
      'no-end.md': entryText({ title: 'Four' }).trimEnd(),
      'obsidian.md': `---\ntags:\n  - work\naliases: [x]\n# a comment\nkind: escalation-path\ntitle: "Five: with a colon"\nworkflow: claims\nowner: '@Mia Chen'\nsynonyms:\n  - one\n  - two\ncssclass: wide\nreview-on: '2027-03-01'\n---\n\n\n# Heading\n\nText with --- inside\n\n---\n\nand more.\n\n\n`,
      'deep/er/six.md': entryText({ title: 'Six', version: '1.10', status: 'reviewed' }),
    };
    const folder = folderWith(files);
    expect(await office.run('import', folder)).toContain('6 entries added');
    const out = folderWith({});
    expect(await office.run('export', out)).toBe('6 files written, 0 as before.');
    const back = Object.fromEntries(
      Object.keys(files).map((path) => [path, readFileSync(join(out, path), 'utf8')]),
    );
    expect(back).toEqual(files);
    expect(await office.run('import', out)).toBe('0 entries added, 0 changed, 6 as before.');
  });

  it('writes a change of ours into the file, and leaves everything else in it where it was', async () => {
    const source = `---\r\nposition: 3\r\nkind: edge-case\r\ntitle: A title\r\nworkflow: claims # the team\r\nowner: Mia Chen\r\nversion: 1.0\r\nstatus: published\r\nlast: yes\r\n---\r\nOld.\r\n`;
    const folder = folderWith({ 'a.md': source });
    await office.run('import', folder);
    await office.run('export', folder);
    const other = folderWith({
      'a.md': source.replace('version: 1.0', 'version: 1.1').replace('Old.', 'New.'),
    });
    expect(await office.run('import', other)).toContain('1 changed');
    expect(await office.run('export', folder)).toContain('1 file written');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(
      readFileSync(join(other, 'a.md'), 'utf8'),
    );
  });

  it('leaves the owner as the file has it while the entry is with whoever took it', async () => {
    const text = entryText({ owner: 'old.name@example.com', 'review-on': '' });
    const folder = folderWith({ 'a.md': text });
    await office.run('import', folder, '--owner', 'Lena Vogt');
    const out = folderWith({});
    await office.run('export', out);
    expect(readFileSync(join(out, 'a.md'), 'utf8')).toBe(text);
  });

  it('puts entries without a file into a folder for each workflow, if asked', async () => {
    const folder = folderWith({ 'a.md': entryText({ workflow: 'Reply drafting' }) });
    await office.run('import', folder);
    office.database.$client.exec('delete from core_files');
    const out = folderWith({});
    await office.run('export', out, '--by-workflow');
    expect(readdirSync(join(out, 'reply-drafting'))).toEqual(['a.md']);
  });

  it('never writes through a link that leads out of the folder', async () => {
    await office.run('import', folderWith({ 'deep/a.md': entryText() }));
    const elsewhere = folderWith({});
    const out = folderWith({});
    mkdirSync(out, { recursive: true });
    symlinkSync(elsewhere, join(out, 'deep'));
    expect(await office.run('export', out)).toContain('would lie outside');
    expect(readdirSync(elsewhere)).toEqual([]);
  });
});

describe('what changed on both sides since the last export', () => {
  async function bothSides() {
    const folder = folderWith({ 'a.md': entryText() });
    await office.run('import', folder);
    await office.run('export', folder);
    const other = folderWith({ 'a.md': entryText({ version: '2.2' }, 'Ours.') });
    await office.run('import', other);
    writeFileSync(join(folder, 'a.md'), entryText({ version: '2.3' }, 'Theirs.'));
    return folder;
  }

  it('is a conflict that an import reports with both wordings, and overwrites nothing', async () => {
    const folder = await bothSides();
    writeFileSync(join(folder, 'b.md'), entryText({ title: 'Another' }));
    const said = await office.run('import', folder);
    expect(said).toContain(
      'a.md:7: a is different here and there.\n  here:  version: 2.2\n  there: version: 2.3',
    );
    expect(entry('a').published?.body).toBe('Ours.');
    expect(entry('b')).toBeUndefined();
  });

  it('is a conflict that an export reports too, and the file stays', async () => {
    const folder = await bothSides();
    expect(await office.run('export', folder)).toContain('hold something that nobody has imported');
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toContain('Theirs.');
  });

  it('leaves ours alone when only ours changed', async () => {
    const folder = folderWith({ 'a.md': entryText() });
    await office.run('import', folder);
    await office.run('export', folder);
    await office.run('import', folderWith({ 'a.md': entryText({}, 'Ours.') }));
    expect(await office.run('import', folder)).toContain('kept as they are here: a');
    expect(entry('a').published?.body).toBe('Ours.');
  });
});
