import { describe, expect, it } from 'vitest';
import { fileOf, HEADING, judge, madeFile } from './judged-file.ts';

const good = madeFile({ people: 6, weeks: 16 });
const lines = good.trimEnd().split('\n');
const answer = judge(fileOf(good), '--json');

const said = (contents: string | Buffer, ...options: string[]) => {
  try {
    return judge(fileOf(contents), '--json', ...options);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
};
const withLine = (line: string) => [...lines, line].join('\n');
const onlyProblem = (line: string) => said(withLine(line))[0];

describe('a file of person-weeks, however it was saved', () => {
  it.each([
    ['a byte order mark', `\uFEFF${good}`],
    ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(good, 'utf16le')],
    ['UTF-16, the other way round', Buffer.from(`\uFEFF${good}`, 'utf16le').swap16()],
    ['carriage returns', good.replaceAll('\n', '\r')],
    ['carriage returns and line feeds', good.replaceAll('\n', '\r\n')],
    ['semicolons', good.replaceAll(',', ';')],
    ['tabs', good.replaceAll(',', '\t')],
    ['quotation marks', good.replaceAll(/[^,\n]+/g, (cell) => `"${cell}"`)],
    ['whole numbers with a decimal point', good.replaceAll(/,(\d+),0\n/g, ',$1.0,0\n')],
    ['capitals and spaces in the heading', good.replace('access_from', 'Access From')],
    ['empty lines', good.replaceAll('\n', '\n\n')],
    ['lines that stand there twice', good + lines.slice(5, 9).join('\n')],
    ['another order', [HEADING, ...lines.slice(1).toReversed()].join('\n')],
  ])('is judged the same with %s', (_, contents) => {
    expect(said(contents)).toEqual(answer);
  });

  it('is judged the same with decimal commas, where a semicolon stands between cells', () => {
    const semicolons = good.replaceAll(',', ';').replaceAll(/;(\d+);0\n/g, ';$1,0;0\n');
    expect(said(semicolons)).toEqual(answer);
  });
});

describe('a file of person-weeks that says what cannot be', () => {
  it.each([
    ['a,x,2026-01-05,,2026-01-12,=2+3,0', 'Line 98: actions “=2+3” is not a whole number.'],
    ['a,x,2026-01-05,,2026-01-12,-4,0', 'Line 98: actions “-4” is below zero.'],
    ['a,x,2026-01-05,,2026-01-12,2.5,0', 'Line 98: actions “2.5” is not a whole number.'],
    [
      'a,x,2026-01-05,,2026-01-12,,0',
      'Line 98: actions is empty: write 0, or leave the line out where nothing is known.',
    ],
    [
      'a,x,2026-01-05,,2026-01-12,99999999,0',
      'Line 98: actions “99999999” is more than anyone does in a week.',
    ],
    [
      'a,x,2026-01-05,,2026-01-13,4,0',
      'Line 98: week “2026-01-13” is not a Monday; a week goes by its Monday.',
    ],
    ['a,x,2026-02-30,,2026-01-12,4,0', /^Line 98: access_from “2026-02-30” isn’t a date/],
    ['a,x,2026-01-05,,9026-01-12,4,0', /^Line 98: week “9026-01-12” isn’t a date/],
    ['a,x,2026-01-05,2025-12-29,2026-01-12,4,0', 'Line 98: left lies before access_from.'],
    ['a,x,2026-01-05,,2026-01-12,4,maybe', 'Line 98: away “maybe” should be 0 or 1.'],
    ['a,x,2026-01-05,,2026-01-12,4', 'Line 98: it has 6 cells where the first line has 7.'],
    ['a,"x,2026-01-05,,2026-01-12,4,0', 'Line 98: a quotation mark is opened and never closed.'],
    [',x,2026-01-05,,2026-01-12,4,0', 'Line 98: team and person must both be given.'],
    [
      'a,a-00,2026-01-12,,2026-01-12,4,0',
      'Line 98: access_from or left of “a-00” is another one than in line 2.',
    ],
    [
      'a,a-00,2026-01-05,,2026-01-12,999,0',
      '“a-00” of “a” has two lines for 2026-01-12 that differ.',
    ],
  ])('is refused with the line and how to do it right: %s', (line, sentence) => {
    if (typeof sentence === 'string') expect(onlyProblem(line)).toBe(sentence);
    else expect(onlyProblem(line)).toMatch(sentence);
  });

  it('is refused as a whole, with twenty of many problems', () => {
    const wrong = lines.map((line, index) => (index === 0 ? line : line.replace(/\d+,0$/, 'x,0')));
    const answered = said(wrong.join('\n'));
    expect(answered).toHaveLength(22);
    expect(answered[20]).toBe('And 76 lines more like these.');
    expect(answered[21]).toBe('Nothing was judged, since one wrong line can change a verdict.');
  });

  it.each([
    ['', 'The file is empty.'],
    [HEADING, 'The file has a first line and nothing below it.'],
    [
      'team,person,week\na,b,2026-01-05',
      'The first line should name the columns team, person, access_from, left, week, actions, away; access_from, actions are missing.',
    ],
    [`${HEADING},week\n`, 'The column “week” stands there twice: keep one of them.'],
    ['\u0000\u0001binary', /^The first line should name the columns/],
    ['x'.repeat(9_000_000), /^The first line should name the columns/],
  ])('is refused when its beginning is wrong', (contents, sentence) => {
    if (typeof sentence === 'string') expect(said(contents)[0]).toBe(sentence);
    else expect(said(contents)[0]).toMatch(sentence);
  });

  it('is refused when its weeks span more than people live through', () => {
    expect(onlyProblem('a,x,2026-01-05,,2066-01-04,1,0')).toBe(
      'The weeks span 40 years: one of the dates must be wrong.',
    );
  });

  it('is refused when the date of looking or the weeks to drop are no dates', () => {
    expect(said(good, '--look', 'June')[0]).toBe(
      '--look “June” isn’t a date; write --look 2026-06-01.',
    );
    expect(said(good, '--look', '2025-12-01')[0]).toBe(
      'The file begins with the week of 2026-01-05, after 2025-12-01.',
    );
    expect(said(good, '--drop', '2026-01-06')[0]).toBe(
      '--drop takes Mondays, such as 2026-12-21; “2026-01-06” isn’t one.',
    );
  });

  it('is refused when there is none', () => {
    expect(() => judge('/nowhere/weeks.csv')).toThrow(
      "The file /nowhere/weeks.csv can't be read: it does not exist.",
    );
  });
});
