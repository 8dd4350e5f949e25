import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import { weekLine } from '../../../../src/features/telling/home/rollout-status.view.ts';
import { thisWeek } from '../../../../src/features/telling/home/this-week.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const wednesday = on('2027-02-10');
const due = (date: string | undefined) =>
  ({ sinceOn: on('2027-02-01'), ...(date === undefined ? {} : { dueOn: on(date) }) }) as Obligation;

describe('A champion’s week', () => {
  it('counts what is due from today to Sunday, and what is late apart', () => {
    const needs = [
      due('2027-02-09'),
      due('2027-02-10'),
      due('2027-02-14'),
      due('2027-02-15'),
      due(undefined),
    ];
    expect(thisWeek(needs, [], wednesday)).toMatchObject({ overdue: 1, due: 2 });
  });

  it('names the dates of the week and no later ones', () => {
    const ahead = [
      { on: on('2027-02-14'), what: 'wave 1 starts' },
      { on: on('2027-02-15'), what: 'a gate' },
    ];
    const week = thisWeek([], ahead, wednesday);
    expect(weekLine(week, wednesday)).toBe('*This week:* wave 1 starts on Sunday 14 February.');
    expect(weekLine(thisWeek([], [], on('2027-02-14')), on('2027-02-14'))).toContain(
      'nothing is due',
    );
  });
});
