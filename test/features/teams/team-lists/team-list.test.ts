import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  idIn,
  listLine,
  peopleIn,
  readTeamList,
  teamColumns,
} from '../../../../src/features/teams/team-lists/team-list.ts';
import { readCsvRows } from '../../../../src/platform/csv-rows.ts';

const read = (text: string) => {
  const rows = readCsvRows(text);
  if (rows.kind !== 'rows') throw new Error(rows.kind);
  return readTeamList(rows.rows);
};

describe('a list of teams', () => {
  it('has a name, a manager and people on each line', () => {
    expect(read('Claims; Daniel Brooks; Mia Chen, Bao Tran\n\nBilling').teams).toEqual([
      {
        line: 1,
        cells: { name: 'Claims', manager: 'Daniel Brooks', members: 'Mia Chen, Bao Tran' },
      },
      { line: 3, cells: { name: 'Billing' } },
    ]);
  });

  it('is read by its headings, in any order and however they are written', () => {
    const { teams, unknownHeadings } = read(
      'Place\tTEAM\tTime zone\tCost centre\tExperienced (%)\nHamburg\tClaims\tEurope/Berlin\t4711\t40',
    );
    expect(teams).toEqual([
      {
        line: 2,
        cells: { place: 'Hamburg', name: 'Claims', timeZone: 'Europe/Berlin', seniors: '40' },
      },
    ]);
    expect(unknownHeadings).toEqual(['Cost centre']);
  });

  it('may come from a CSV file, with quotes, commas and line breaks within its cells', () => {
    const { teams } = read('\ufeffTeam,Manager,People\r\n"Claims, north",Daniel,"Mia\nBao"\r\n');
    expect(teams).toEqual([
      { line: 2, cells: { name: 'Claims, north', manager: 'Daniel', members: 'Mia\nBao' } },
    ]);
  });

  it('takes a team that is called like a heading for a team', () => {
    expect(read('Lead; Daniel').teams[0]?.cells.name).toBe('Lead');
    expect(read('Team\nLead').teams).toEqual([{ line: 2, cells: { name: 'Lead' } }]);
  });

  it('names people by mention, id, @name or name, each once', () => {
    expect(peopleIn('<@U1|mia> <@U2>, @Tom Albrecht; Bao, Bao')).toEqual([
      '<@U1|mia>',
      '<@U2>',
      '@Tom Albrecht',
      'Bao',
    ]);
    expect(['<@U12|mia>', '<@W34>', 'U0AB12', 'Uma', 'USA 1'].map(idIn)).toEqual([
      'U12',
      'W34',
      'U0AB12',
      undefined,
      undefined,
    ]);
  });

  it('says where a quotation mark opens and never closes', () => {
    expect(readCsvRows('Claims; Daniel\n"Billing; Anna')).toEqual({ kind: 'open-quote', line: 2 });
  });

  const word = fc
    .array(fc.constantFrom('a', 'B', 'ü', ' ', '"', ';', ',', '.', '\n', '日'), { maxLength: 8 })
    .map((signs) => signs.join('').trim());
  const name = word.filter((one) => one !== '');

  it('reads back whatever was written as a list', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, word, word), { minLength: 1 }), (lines) => {
        const text = ['Team; Manager; People', ...lines.map(listLine)].join('\n');
        const cells = read(text).teams.map((team) => team.cells);
        expect(cells).toEqual(
          lines.map(([team, manager, members]) => ({
            name: team,
            ...(manager === '' ? {} : { manager }),
            ...(members === '' ? {} : { members }),
          })),
        );
      }),
    );
  });

  it('is read without a fault, whatever was pasted, each team on a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const rows = readCsvRows(text);
        if (rows.kind === 'open-quote') return;
        const { teams } = readTeamList(rows.rows);
        const lines = teams.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        for (const { line, cells } of teams) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
          for (const column of Object.keys(cells)) expect(teamColumns).toContain(column);
        }
      }),
    );
  });
});
