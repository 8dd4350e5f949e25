import { describe, expect, it } from 'vitest';
import { dateOfWeek } from '../../../../src/features/adopt/usage/usage.ts';
import { findUsageWeeks } from '../../../../src/features/adopt/usage/usage-weeks.store.ts';
import { getReportedWeeks } from '../../../../src/features/adopt/usage-sources/source-reports.store.ts';
import { usageWorld } from '../usage-world.ts';

const csv = (...rows: string[]) => `person,day,actions\n${rows.join('\n')}\n`;
const WEEK = ['04', '05', '06', '07', '08'].map((day) => `2026-05-${day}`);
const wholeWeek = csv(
  ...WEEK.map((day) => `mia@acme.example,${day},5`),
  'UBAO,2026-05-04,3',
  'stranger@elsewhere.example,2026-05-08,9',
);

describe('importing a file of usage', () => {
  it('matches people by e-mail and Slack id, and keeps those whom nobody knows', async () => {
    const world = usageWorld();
    const report = await world.importing(wholeWeek);
    expect(report).toMatchObject({
      ...{ source: 'csv', rows: 7, added: 7, revised: 0, known: 0, refused: 0 },
      people: { matched: 2, unmatched: 1, programs: 0 },
      unmatchedPeople: ['stranger@elsewhere.example'],
      ...{ matchedRows: 6, unmatchedRows: 1, from: '2026-05-04', to: '2026-05-08' },
    });
    expect(world.count('usage_days')).toBe(7);
    const { firstWeek, states } = getReportedWeeks(world.database, world.rollout.id);
    expect([dateOfWeek(firstWeek).toString(), states]).toEqual(['2026-05-04', ['whole']]);
    expect(findUsageWeeks(world.database, 1)).toEqual({
      firstWeek,
      actions: Uint32Array.of(25),
    });
  });

  it('changes nothing the second time, read again or recognised', async () => {
    const world = usageWorld();
    await world.importing(wholeWeek);
    const before = JSON.stringify([
      world.all('select * from usage_days'),
      world.all('select * from usage_weeks'),
      world.all('select * from usage_versions'),
    ]);
    expect(await world.importing(wholeWeek)).toMatchObject({ isRepeat: true, added: 0 });
    const lines = wholeWeek.split('\n');
    const shuffled = [lines[0], ...lines.slice(1).reverse()].join('\n');
    expect(await world.importing(shuffled)).toMatchObject({ added: 0, revised: 0, known: 7 });
    expect(
      JSON.stringify([
        world.all('select * from usage_days'),
        world.all('select * from usage_weeks'),
      ]).slice(0, -1),
    ).toBe(before.slice(0, before.lastIndexOf(',[{"rollout_id')));
  });

  it('revises late data, counts how often, and reads the older file again after that', async () => {
    const world = usageWorld();
    await world.importing(wholeWeek);
    const late = csv('mia@acme.example,2026-05-05,50');
    expect(await world.importing(late, ['--partial'])).toMatchObject({ revised: 1, added: 0 });
    expect(world.all('select actions, revision from usage_days where revision > 0')).toEqual([
      { actions: 50, revision: 1 },
    ]);
    expect(findUsageWeeks(world.database, 1)?.actions).toEqual(Uint32Array.of(70));
    expect(await world.importing(wholeWeek)).toMatchObject({ isRepeat: false, revised: 1 });
    expect(findUsageWeeks(world.database, 1)?.actions).toEqual(Uint32Array.of(25));
  });

  it('reads what a spreadsheet saves as UTF-16', async () => {
    const world = usageWorld();
    const bytes = Buffer.from(`\uFEFF${wholeWeek.replaceAll(',', '\t')}`, 'utf16le');
    expect(await world.importing(bytes)).toMatchObject({ added: 7, people: { matched: 2 } });
  });

  it('remembers which column holds what, by the name of the mapping', async () => {
    const world = usageWorld();
    const odd = 'Wer,Wann,Wieviel\nUMIA,2026-05-04,4\n';
    const columns = 'person=Wer,day=Wann,actions=Wieviel';
    await expect(world.importing(odd, ['--mapping', 'chatgpt'])).rejects.toThrow('--columns');
    await world.importing(odd, ['--mapping', 'chatgpt', '--columns', columns]);
    const next = odd.replace('05-04', '05-05');
    expect(await world.importing(next, ['--mapping', 'chatgpt'])).toMatchObject({
      ...{ source: 'chatgpt', added: 1 },
    });
  });

  it('takes the company’s own list of who is who', async () => {
    const world = usageWorld();
    const { writeFileSync, mkdtempSync } = await import('node:fs');
    const { tmpdir } = await import('node:os');
    const list = `${mkdtempSync(`${tmpdir()}/groundswell-list-`)}/people.csv`;
    writeFileSync(list, 'login,slack\nocto-mia,UMIA\nocto-bao,bao@acme.example\n');
    const report = await world.importing(
      csv('octo-mia,2026-05-04,1', 'octo-bao,2026-05-04,1', 'octo-x,2026-05-04,1'),
      ['--people', list],
    );
    expect(report.people).toEqual({ matched: 2, unmatched: 1, programs: 0 });
    expect(
      world.all('select user_id, matched_by from usage_people where user_id is not null'),
    ).toEqual([
      { user_id: 'UMIA', matched_by: 'mapping' },
      { user_id: 'UBAO', matched_by: 'mapping' },
    ]);
  });

  it('says what a dry run would do, and changes nothing', async () => {
    const world = usageWorld();
    const report = await world.importing(wholeWeek, ['--dry-run']);
    expect(report).toMatchObject({
      isDryRun: true,
      added: 7,
      people: { matched: 2, unmatched: 1 },
    });
    expect(
      world.count('usage_days') + world.count('usage_people') + world.count('usage_sources'),
    ).toBe(0);
  });

  it('flags a day of more than ten times the usual, and keeps it', async () => {
    const world = usageWorld();
    const days = [...WEEK, '2026-05-11'].map((day) => `UMIA,${day},4`);
    const report = await world.importing(csv(...days, 'UMIA,2026-05-12,41', 'UBAO,2026-05-12,41'));
    expect(report).toMatchObject({ flagged: 1, added: 8 });
    expect(report.flaggedRows).toEqual([{ person: 'UMIA', day: '2026-05-12', actions: 41 }]);
  });

  it('counts the last of two rows about the same person and day', async () => {
    const world = usageWorld();
    const report = await world.importing(
      csv('UMIA,2026-05-04,4', 'UBAO,2026-05-04,1', 'UMIA,2026-05-04,9'),
    );
    expect(report).toMatchObject({ rows: 3, added: 2, duplicates: 1 });
    expect(world.all('select actions from usage_days order by key')).toEqual([
      { actions: 9 },
      { actions: 1 },
    ]);
  });

  it('takes a report with far fewer rows as a part, unless somebody says that it is whole', async () => {
    const world = usageWorld();
    const week = (monday: number, people: string[]) =>
      csv(
        ...[0, 1, 2, 3, 4].flatMap((day) =>
          people.map((person) => `${person},2026-04-${String(monday + day).padStart(2, '0')},3`),
        ),
      );
    const all = ['UMIA', 'UBAO', 'UFINN', 'a@x.example', 'b@x.example', 'c@x.example'];
    await world.importing(week(6, all));
    await world.importing(week(13, all));
    const few = week(20, ['UMIA']);
    expect(await world.importing(few)).toMatchObject({ isPartial: true, looksPartial: true });
    const states = () => getReportedWeeks(world.database, world.rollout.id).states;
    expect(states()).toEqual(['whole', 'whole', 'some']);
    expect(await world.importing(few, ['--whole'])).toMatchObject({ isPartial: false });
    expect(states()).toEqual(['whole', 'whole', 'whole']);
  });

  it('counts again what an import had stored when it was cut off', async () => {
    const world = usageWorld();
    await world.importing(wholeWeek);
    world.database.$client.exec(
      'update usage_imports set finished_at = null; delete from usage_weeks; delete from usage_reported',
    );
    await world.importing(wholeWeek);
    expect(findUsageWeeks(world.database, 1)?.actions).toEqual(Uint32Array.of(25));
    expect(getReportedWeeks(world.database, world.rollout.id).states).toEqual(['whole']);
  });
});
