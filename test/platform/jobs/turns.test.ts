import { expect, it } from 'vitest';
import { dailyDigest, openWorkshop, sweep, WORKSPACE } from './workshop.ts';

it('in turns, what is no longer due when its turn comes is not done', () => {
  let isDue = true;
  const first = sweep('first', () => 'First.');
  const two = dailyDigest('Europe/Berlin', {
    name: 'two',
    due: ({ now }) => {
      const slot = { workspaceId: WORKSPACE, rolloutId: undefined, at: now };
      return [{ ...slot, period: 'a' }, ...(isDue ? [{ ...slot, period: 'b', series: 'b' }] : [])];
    },
    run: (_request, { period }) => `Ran ${period}.`,
  });
  const shop = openWorkshop([first, two]);
  shop.set('2027-01-12T08:00:00Z');
  const turns = shop.runner.turns('due');

  expect(turns.next(true).value).toEqual(['First.']);
  expect(turns.next(true).value).toEqual(['Ran a.']);
  isDue = false;
  expect(turns.next(true)).toEqual({ done: true, value: true });
  isDue = true;
  expect(shop.runner.tick()).toEqual(['First.', 'Ran b.']);
});

it('in turns, one round goes to its end before the next, and all at once where nobody is in between', () => {
  const left = { access: 2, nudges: 2 };
  const inRounds = (name: keyof typeof left) => ({
    ...sweep(name, () => {
      left[name] -= 1;
      return `${name}, ${left[name]} left`;
    }),
    goesOn: () => left[name] > 0,
  });
  const shop = openWorkshop([inRounds('access'), inRounds('nudges')]);
  shop.tickAt('2027-01-12T08:00:00Z');

  expect([...shop.runner.turns('next-part')]).toEqual([['access, 0 left']]);
  expect([...shop.runner.turns('next-part')]).toEqual([['nudges, 0 left']]);
  expect(shop.runner.goOn()).toBeUndefined();
});
