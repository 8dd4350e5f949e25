import { expect, it } from 'vitest';
import { sampleUsage } from '../../../src/practice/sample/sample-usage.ts';

const made = () =>
  sampleUsage(
    (name) => `${name.split(' ')[0]?.toLowerCase()}@brightwater.example`,
    Temporal.PlainDate.from('2027-04-16'),
  );

function weekly(person: string): number[] {
  const weeks = new Map<number, number>();
  for (const line of made().split('\n')) {
    const [who, day = '', actions] = line.split(',');
    if (who !== `${person}@brightwater.example`) continue;
    const week = Math.floor(Temporal.PlainDate.from('2027-01-04').until(day).days / 7);
    weeks.set(week, (weeks.get(week) ?? 0) + Number(actions));
  }
  return [...weeks.values()];
}

it('the sample’s usage is the same at each start, and has no weekends', () => {
  expect(made()).toBe(made());
  const days = new Set(
    made()
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1] ?? ''),
  );
  expect([...days].every((day) => Temporal.PlainDate.from(day).dayOfWeek < 6)).toBe(true);
  expect(days.size).toBe(75);
});

it('one of the sample’s people burns tokens, and one team uses it less since its champion left', () => {
  const [burner, colleague] = [weekly('duc'), weekly('thao')];
  expect((burner.at(-1) ?? 0) / (burner[0] ?? 1)).toBeGreaterThan(2.5);
  expect((colleague.at(-1) ?? 0) / (colleague[0] ?? 1)).toBeLessThan(1.5);
  const left = ['ananya', 'rohan', 'sita', 'kavya', 'dev', 'farah'].map(weekly);
  const sum = (week: number) => left.reduce((all, one) => all + (one.at(week) ?? 0), 0);
  expect(sum(-1)).toBeLessThan(sum(1));
});
