import { describe, expect, it } from 'vitest';
import {
  rolloutAdoptionMessage,
  teamAdoptionMessage,
} from '../../../../src/features/adopt/verdicts/adoption-page.view.ts';
import { pagesOf } from './adopted-pages.ts';
import type { UsedTeam } from './usage-office.ts';

const steady: UsedTeam = { name: 'Steady', people: 10 };
const falling: UsedTeam = {
  name: 'Falling',
  people: 10,
  factor: (_, week) => 0.95 ** Math.max(0, week - 6),
};
const small: UsedTeam = { name: 'Small', people: 3 };

const textOf = (message: { blocks: unknown }) => JSON.stringify(message.blocks);
const chartsIn = (message: { blocks: readonly { type: string }[] }) =>
  message.blocks.filter(({ type }) => type === 'data_visualization');

describe('the page of a team', () => {
  const { teams, today } = pagesOf([steady, falling, small, { ...small, name: 'Tiny' }]);

  it('says since when it falls, which part, and what helps', () => {
    const message = teamAdoptionMessage(teams[1]!, today);
    expect(message.text).toMatch(
      /^\*Falling\*: Use has been falling since about the week of 18 January: those who use it do less\. Show one more task that it does well/,
    );
  });

  it('has two charts and reads them', () => {
    const message = teamAdoptionMessage(teams[1]!, today);
    expect(chartsIn(message)).toHaveLength(2);
    expect(textOf(message)).toMatch(
      /In the last week shown 100 % of 10 people used it, and those who did used it \d+ % less than in the first\. Beside it: access from 4 January\./,
    );
  });

  it('says when a verdict is possible at the earliest, and what could be seen by now', () => {
    const early = pagesOf([steady, falling], 9);
    const message = teamAdoptionMessage(early.teams[0]!, early.today);
    expect(message.text).toMatch(
      /^\*Steady\*: Too early to say: 12 full weeks are needed, and 7 have been reported\. The first verdict is possible in the week of 5 April\. By now a fall of/,
    );
  });

  it('counts everyone with access in its segments', () => {
    const mix = teams[0]?.figures?.mix;
    expect(Object.values(mix ?? {}).reduce((sum, count) => sum + count, 0)).toBe(10);
  });

  it('shows no figure of a team of three, and says why', () => {
    const message = teamAdoptionMessage(teams[2]!, today);
    expect(chartsIn(message)).toEqual([]);
    expect(textOf(message)).toContain('Its figures are not shown');
    expect(teams[2]?.says).toEqual([]);
  });
});

describe('the page of a rollout', () => {
  const { whole, today } = pagesOf([steady, falling, { ...steady, name: 'Other' }, small]);
  const message = rolloutAdoptionMessage(whole, today);

  it('names the teams of each verdict by name, and tells how many labels to expect that are wrong', () => {
    expect(textOf(message)).toContain('• Use falls in *Falling* (1 team)');
    expect(textOf(message)).toContain('*Other* and *Steady* (2 teams)');
    expect(textOf(message)).toContain(
      'Of 4 teams that did not change at all, fewer than one would be named wrongly within two years.',
    );
  });

  it('holds a mirror up to a look at week one', () => {
    expect(textOf(message)).toContain(
      'By use in week one, 3 of 3 teams would have been called a success; 1 of them has declined since.',
    );
  });

  it('names the source and the weeks that are missing', () => {
    const missing = ['Usage of copilot is 12 days late: the week of 4 January is missing.'];
    expect(textOf(rolloutAdoptionMessage({ ...whole, missing }, today))).toContain(missing[0]);
    expect(whole.missing).toEqual([]);
  });

  it('has two charts', () => {
    expect(chartsIn(message)).toHaveLength(2);
  });
});
