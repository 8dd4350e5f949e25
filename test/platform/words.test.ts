import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  asSentence,
  byText,
  capitalised,
  sayAmountOf,
  sayBriefly,
  sayChoice,
  sayCount,
  sayCountOrNone,
  sayDate,
  sayDay,
  sayFew,
  sayFullDate,
  sayList,
  sayPart,
  sayTime,
  withinSentence,
} from '../../src/platform/words.ts';

const on = (date: string) => Temporal.PlainDate.from(date);

describe('a date in words', () => {
  it('is said with its weekday, as people do', () => {
    expect(sayDate(on('2027-01-14'), on('2027-01-14'))).toBe('Thursday 14 January');
  });

  it('has its year only when that is not this year', () => {
    expect(sayDate(on('2027-01-14'), on('2027-12-31'))).toBe('Thursday 14 January');
    expect(sayDate(on('2027-01-14'), on('2026-12-31'))).toBe('Thursday 14 January 2027');
    expect(sayDay(on('2027-01-14'), on('2027-12-31'))).toBe('14 January');
    expect(sayDay(on('2027-01-14'), on('2026-12-31'))).toBe('14 January 2027');
    expect(sayBriefly(on('2027-01-14'), on('2027-12-31'))).toBe('14 Jan');
    expect(sayBriefly(on('2027-01-14'), on('2026-12-31'))).toBe('14 Jan 2027');
  });

  it('always has its year where it is read years later', () => {
    expect(sayFullDate(on('2027-01-14'))).toBe('14 January 2027');
  });
});

it('a time is the one on the wall at the place', () => {
  const at = Temporal.Instant.from('2027-03-28T01:05:59Z');
  expect(sayTime(at, 'Europe/Berlin')).toBe('03:05');
  expect(sayTime(at, 'Asia/Kolkata')).toBe('06:35');
});

describe('a count in words', () => {
  it('agrees with what is counted', () => {
    expect(sayCount(1, 'team')).toBe('1 team');
    expect(sayCount(3, 'team')).toBe('3 teams');
    expect(sayCount(0, 'team')).toBe('0 teams');
    expect(sayCount(2, 'person', 'people')).toBe('2 people');
  });

  it('can say that there is none', () => {
    expect(sayCountOrNone(0, 'person', 'people')).toBe('no people');
    expect(sayCountOrNone(1, 'person', 'people')).toBe('1 person');
  });
});

describe('a list in words', () => {
  it('joins its last two items with and, or with or', () => {
    expect(sayList([])).toBe('');
    expect(sayList(['Claims'])).toBe('Claims');
    expect(sayList(['Claims', 'Billing'])).toBe('Claims and Billing');
    expect(sayList(['Claims', 'Billing', 'Renewals'])).toBe('Claims, Billing and Renewals');
    expect(sayChoice(['Claims'])).toBe('Claims');
    expect(sayChoice(['Claims', 'Billing', 'Renewals'])).toBe('Claims, Billing or Renewals');
  });

  it('leaves an and within a name alone', () => {
    expect(sayChoice(['Research and Development', 'Claims'])).toBe(
      'Research and Development or Claims',
    );
    expect(sayChoice(['Claims', 'Research and Development'])).toBe(
      'Claims or Research and Development',
    );
    expect(sayChoice(['Research and Development'])).toBe('Research and Development');
  });

  it('holds every name unchanged, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1 }), (names) => {
        for (const said of [sayList(names), sayChoice(names)]) {
          expect(names.every((name) => said.includes(name))).toBe(true);
        }
      }),
    );
  });

  it('names the first few of many and counts the rest', () => {
    const teams = ['Claims', 'Billing', 'Renewals', 'Sales', 'Legal', 'Finance', 'Travel'];
    expect(sayFew(teams.slice(0, 5))).toBe('Claims, Billing, Renewals, Sales and Legal');
    expect(sayFew(teams)).toBe('Claims, Billing, Renewals, Sales, Legal and 2 more');
    expect(sayFew(teams, 1)).toBe('Claims and 6 more');
    expect(sayFew(teams.slice(0, 2), 5, 12)).toBe('Claims, Billing and 10 more');
    expect(sayFew([])).toBe('');
  });
});

describe('words within a sentence', () => {
  it('begin with a capital where the sentence begins', () => {
    expect(capitalised('the gate of wave 2')).toBe('The gate of wave 2');
    expect(capitalised('')).toBe('');
    expect(withinSentence('Data rules of Claims')).toBe('data rules of Claims');
  });

  it('end with one full stop where another sentence follows', () => {
    expect(asSentence('Too early ')).toBe('Too early.');
    expect(asSentence('Too early.')).toBe('Too early.');
    expect(asSentence('Why now?')).toBe('Why now?');
    expect(asSentence('He said “wait.”')).toBe('He said “wait.”');
  });
});

it('texts come in the same order on every machine', () => {
  expect(['b', 'a', 'Z', 'ä', 'a'].sort(byText)).toEqual(['Z', 'a', 'a', 'b', 'ä']);
});

describe('a part of a whole', () => {
  it.each([
    [1, 3, '1 of 3 teams is'],
    [2, 3, '2 of 3 teams are'],
    [0, 3, '0 of 3 teams are'],
    [0, 1, '0 of 1 team is'],
    [1, 1, '1 of 1 team is'],
  ])('%i of %i has its verb', (part, whole, said) => {
    expect(sayPart(part, whole, 'team', 'is')).toBe(said);
  });

  it('takes nouns with a plural of their own, and other verbs', () => {
    expect(sayPart(1, 51, ['person', 'people'], 'has')).toBe('1 of 51 people has');
    expect(sayPart(2, 2, ['criterion', 'criteria'], 'lacks')).toBe('2 of 2 criteria lack');
  });
});

describe('a value with its unit', () => {
  it.each([
    [1, 'people', '1 person'],
    [3, 'people', '3 people'],
    [1, 'wave summaries', '1 wave summary'],
    [2, 'wave summaries', '2 wave summaries'],
    [1, 'teams', '1 team'],
    [1, 'h a week', '1 h a week'],
    [75, '%', '75 %'],
    [1, '%', '1 %'],
    [1, 'criteria', '1 criterion'],
  ])('%d %s', (value, unit, said) => {
    expect(sayAmountOf(value, unit)).toBe(said);
  });
});
