import { describe, expect, it } from 'vitest';
import { usageWorld } from '../usage-world.ts';

const csv = (...rows: string[]) => `person,day,actions\n${rows.join('\n')}\n`;

describe('a hostile file of usage', () => {
  it('loses none of its good rows, and it is said what is wrong with each of the others', async () => {
    const world = usageWorld();
    const report = await world.importing(
      [
        '\uFEFFUser;Date;Messages',
        'mia@acme.example;2026-05-04;5,0',
        '=HYPERLINK("http://x";"y");2026-05-04;1',
        'UBAO;2026-05-04;-3',
        'UBAO;2026-05-05;2,5',
        'UBAO;2026-05-06;1.234',
        'UBAO;2026-05-07;99999999',
        'UBAO;2027-01-01;1',
        'UBAO;2019-01-01;1',
        'UBAO;03/04/2026;1',
        'UBAO;31.02.2026;1',
        ';2026-05-04;1',
        'UBAO;2026-05-08;=1+1',
        'UBAO;08.05.2026;7',
        '"UFINN";"2026-05-04";"4"',
      ].join('\r'),
    );
    expect(report).toMatchObject({ rows: 14, added: 3, refused: 11 });
    expect(report.refusedRows.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '3 A formula stands where the person should be.',
      '4 The count is negative.',
      '5 "2,5" is not a whole number.',
      '6 "1.234" can be read in two ways: write the count without a comma or point.',
      '7 The count is too large for one person’s day.',
      '8 The day lies in the future.',
      '9 The day is older than single days are kept here.',
      '10 The day can’t be read: write it as 2026-03-02.',
      '11 The day can’t be read: write it as 2026-03-02.',
      '12 No person is named.',
      '13 A formula stands where the count should be.',
    ]);
    expect(world.all('select actions from usage_days order by actions')).toEqual([
      { actions: 4 },
      { actions: 5 },
      { actions: 7 },
    ]);
  });

  it('keeps the rows around one that never seems to end', async () => {
    const world = usageWorld();
    const endless = `${'x'.repeat(2_500_000)},2026-05-04,1`;
    const report = await world.importing(csv('UBAO,2026-05-04,1', endless, 'UFINN,2026-05-05,2'));
    expect(report).toMatchObject({ rows: 3, added: 2, refused: 1 });
    expect(report.refusedRows).toEqual([
      { line: 3, reason: 'The name of the person is too long.' },
    ]);
  });

  it('takes no name that would do something to a terminal or to the text around it', async () => {
    const world = usageWorld();
    const names = ['a\u001b[2Jb', '"a\nb"', 'a\u0000b', '\u202Egpj.exe'];
    const report = await world.importing(csv(...names.map((name) => `${name},2026-05-04,1`)));
    expect(report.refused).toBe(4);
    expect(new Set(report.refusedRows.map(({ reason }) => reason))).toEqual(
      new Set(['The name has line breaks or signs that cannot be seen.']),
    );
  });

  it('reads a count with marks for thousands where both marks stand in it', async () => {
    const world = usageWorld();
    const rows = ['1.234,00', '2,345.0', '12.34,0'].map(
      (count, day) => `UBAO;2026-05-0${day + 4};${count}`,
    );
    await world.importing(`person;day;actions\n${rows.join('\n')}\n`);
    expect(world.all('select actions from usage_days order by actions')).toEqual([
      { actions: 1234 },
      { actions: 2345 },
    ]);
  });

  it.each([
    ['PK\u0003\u0004…', 'Save the sheet as CSV'],
    ['a\u0007b,c\n1,2\n', 'the headings are "ab" and "c"'],
    ['a,b\n1,2\n', 'I can’t tell which column holds the person, day and actions'],
    ['person,user,day,actions\nm,m,2026-05-04,1\n', '"person" and "user" may both hold the person'],
    ['person,day,actions,actions\nm,2026-05-04,1,2\n', 'may both hold the actions'],
    [`${csv('UBAO,2026-05-04,1')}"UMIA,2026-05-05,1\n`, 'In line 3 a quotation mark opens'],
    ['', 'The file is empty.'],
    ['{"day_totals":[{"day":"2026-05-04","daily_active_users":3}]}', 'without its people'],
    ['{"foo":1}', 'I don’t know this format'],
  ])('writes nothing at all where the whole cannot be read: %j', async (content, says) => {
    const world = usageWorld();
    await expect(world.importing(content)).rejects.toThrow(says);
    expect(world.count('usage_days') + world.count('usage_people')).toBe(0);
    expect(world.count('usage_imports') + world.count('usage_sources')).toBe(0);
  });
});
