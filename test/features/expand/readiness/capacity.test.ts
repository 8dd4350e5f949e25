import { expect, it } from 'vitest';
import {
  type Disturbance,
  judgeCapacity,
} from '../../../../src/features/expand/readiness/capacity.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const window = { fromOn: day('2026-03-16'), untilOn: day('2026-03-27') };
const team = { size: 9, calendar: MONDAY_TO_FRIDAY };

function disturbance(
  kind: Disturbance['kind'],
  from: string,
  until: string,
  more: Partial<Disturbance> = {},
): Disturbance {
  return { kind, what: '', fromOn: day(from), untilOn: day(until), ...more };
}

it('nobody asked is not the same as nothing planned', () => {
  expect(judgeCapacity(undefined, team, window)).toMatchObject({
    state: 'unknown',
    words: 'Nobody has said yet what else is happening between 16 March and 27 March.',
  });
  expect(judgeCapacity([], team, window)).toMatchObject({
    state: 'met',
    words: '10 of 10 working days between 16 March and 27 March are calm.',
  });
});

it('a reorganisation or another rollout in the window leaves no capacity', () => {
  const found = judgeCapacity(
    [disturbance('other-rollout', '2026-03-27', '2026-05-01', { what: 'CRM change' })],
    team,
    window,
  );
  expect(found).toMatchObject({
    state: 'missing',
    words: 'Another rollout "CRM change" (27 March to 1 May) falls between 16 March and 27 March.',
  });
});

it('what ends before the window or begins after it does not count', () => {
  const around = [
    disturbance('reorganisation', '2026-02-01', '2026-03-15'),
    disturbance('other-rollout', '2026-03-28', '2026-05-01'),
  ];
  expect(judgeCapacity(around, team, window)).toMatchObject({ state: 'met', clashes: [] });
});

it('six calm days of ten are enough, five are not', () => {
  const four = judgeCapacity([disturbance('release', '2026-03-16', '2026-03-19')], team, window);
  expect(four).toMatchObject({ state: 'met', calmDays: 6 });
  const five = judgeCapacity([disturbance('release', '2026-03-16', '2026-03-20')], team, window);
  expect(five.state).toBe('missing');
  expect(five.words).toBe(
    '5 of 10 working days between 16 March and 27 March are calm (a release (16 March to 20 March)); 6 are needed.',
  );
});

it('leave counts from a third of the team on', () => {
  const leave = (peopleAway: number) =>
    judgeCapacity([disturbance('leave', '2026-03-16', '2026-03-25', { peopleAway })], team, window);
  expect(leave(2)).toMatchObject({ state: 'met', calmDays: 10 });
  expect(leave(3)).toMatchObject({ state: 'missing', calmDays: 2 });
});

it('only working days are counted, by the calendar of the team', () => {
  const calendar = { weekdays: [1, 2, 3, 4], holidays: new Set(['2026-03-17']) };
  expect(judgeCapacity([], { size: 9, calendar }, window).words).toBe(
    '7 of 7 working days between 16 March and 27 March are calm.',
  );
  const closed = judgeCapacity([], { size: 9, calendar: { ...calendar, weekdays: [] } }, window);
  expect(closed.state).toBe('missing');
});
