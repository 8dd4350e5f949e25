import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, describe, expect, it } from 'vitest';
import { findRecordHead } from '../../../src/platform/audit/verify-record.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { recordEntry } from '../../support/entries.ts';
import { createDeliverer, type Desk, MIA, NOW, queue, WORKSPACE } from './operator-console.ts';

const desks: Desk[] = [];
const open = () => {
  const desk = createDeliverer();
  desks.push(desk);
  return desk;
};
afterEach(() => {
  for (const desk of desks.splice(0)) desk.close();
});

const mia = (name: string) => ({
  workspaceId: WORKSPACE,
  userId: MIA,
  name,
  timeZone: 'Europe/Berlin',
  isAdmin: false,
  isBot: false,
  isDeactivated: false,
  statusText: '',
  statusUntil: null,
  fetchedAt: NOW,
});

describe('an export', () => {
  it('holds every table twice, as lines of JSON and as CSV, with the counts beside', async () => {
    const desk = open();
    for (let row = 1; row <= 2500; row += 1) queue(desk.database, `nudge:${row}`);
    recordEntry(desk.database, {
      workspaceId: WORKSPACE,
      rolloutId: undefined,
      at: NOW,
      actor: MIA,
      act: 'rollouts.set-up',
      subject: 'rollout:1',
      says: 'Set up.',
    });
    const folder = join(desk.folder, 'export');
    const said = await desk.run('export', folder);
    expect(said.text).toContain('2501 rows of');

    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest.tables.outbox).toBe(2500);
    expect(manifest.record).toEqual({
      kind: 'whole',
      rows: 1,
      head: findRecordHead(desk.database).hash,
    });
    for (const [table, count] of Object.entries(manifest.tables)) {
      const lines = readFileSync(join(folder, `${table}.jsonl`), 'utf8')
        .split('\n')
        .slice(0, -1);
      expect([table, lines.length]).toEqual([table, count]);
      const sheet: unknown[] = parse(readFileSync(join(folder, `${table}.csv`)), { columns: true });
      expect([table, sheet.length]).toEqual([table, count]);
    }
  });

  it('writes instants out, and lets no cell begin a formula', async () => {
    const desk = open();
    savePerson(desk.database, mia('=HYPERLINK("https://evil.example","bank")'));
    const folder = join(desk.folder, 'export');
    await desk.run('export', folder);
    const [person] = parse<Record<string, string>>(readFileSync(join(folder, 'people.csv')), {
      columns: true,
    });
    expect(person?.name).toBe('\'=HYPERLINK("https://evil.example","bank")');
    expect(person?.fetched_at).toBe('2027-01-18T08:00:00Z');
    const line = JSON.parse(readFileSync(join(folder, 'people.jsonl'), 'utf8'));
    expect(line.name).toBe('=HYPERLINK("https://evil.example","bank")');
  });

  it('does not mix with what is in a folder already', async () => {
    const desk = open();
    const folder = join(desk.folder, 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'Dear Mia');
    expect((await desk.run('export', folder)).refused).toContain(
      'is not empty; name a new folder.',
    );
  });
});
