import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseOwn } from '../../../../src/features/adopt/usage-people/erase-own.usecase.ts';
import { markUsageChanged } from '../../../../src/features/adopt/usage-sources/usage-sources.store.ts';
import { findRolloutPage } from '../../../../src/features/adopt/verdicts/adoption-pages.store.ts';
import {
  differsEnough,
  type PeopleBehind,
  peopleToShow,
} from '../../../../src/features/adopt/verdicts/published-figures.ts';
import { showTeamPage } from '../../../../src/features/adopt/verdicts/show-team-page.usecase.ts';
import {
  openUsageOffice,
  retellAsNothing,
  type UsageOffice,
  type UsedTeam,
  userOf,
} from './usage-office.ts';

describe('whom figures may be computed from', () => {
  const behind = (standings: string): PeopleBehind =>
    Object.fromEntries(
      [...standings].flatMap((letter, index) => {
        const standing = { n: 'new', f: 'full', l: 'left' }[letter];
        return standing === undefined ? [] : [[`p${index}`, standing as 'new' | 'full' | 'left']];
      }),
    );

  it('is everyone at first, when nobody differs, and when three do', () => {
    expect(peopleToShow(undefined, behind('fffff'))).toEqual({ from: 'everyone' });
    expect(peopleToShow(behind('fffff'), behind('fffff'))).toEqual({ from: 'everyone' });
    expect(peopleToShow(behind('fffff...'), behind('fffffnnn'))).toEqual({ from: 'everyone' });
    expect(peopleToShow(behind('ffffffff'), behind('fffffll.'))).toEqual({ from: 'everyone' });
  });

  it('are those before while one or two have come, or their windows became full', () => {
    const before = behind('ffffn');
    expect(peopleToShow(before, behind('ffffnn'))).toEqual({
      ...{ from: 'those before', people: before },
    });
    expect(peopleToShow(before, behind('fffff'))).toMatchObject({ from: 'those before' });
  });

  it('is nobody while one or two have left or erased what was known', () => {
    expect(peopleToShow(behind('ffffff'), behind('fffffl'))).toEqual({ from: 'nobody' });
    expect(peopleToShow(behind('ffffff'), behind('fffff.'))).toEqual({ from: 'nobody' });
    expect(peopleToShow(behind('ffffff.'), behind('fffff.n'))).toEqual({ from: 'nobody' });
  });

  it('never tells of one or two who differ', () => {
    const standings = fc.array(fc.constantFrom('n', 'f', 'l', '.'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(standings, standings, (one, other) => {
        const [before, now] = [behind(one.join('')), behind(other.join(''))];
        const differing = one.filter((letter, index) => letter !== other[index]).length;
        const shown = peopleToShow(before, now);
        if (differing === 1 || differing === 2) expect(shown.from).not.toBe('everyone');
        else expect(shown.from).toBe('everyone');
      }),
    );
  });

  it('takes a week as another one from three people on', () => {
    const week = (people: number, share: number) => ({ week: 1, perPerson: 100, people, share });
    expect(differsEnough(week(10, 50), week(12, 50))).toBe(false);
    expect(differsEnough(week(10, 50), week(10, 70))).toBe(false);
    expect(differsEnough(week(10, 50), week(10, 80))).toBe(true);
    expect(differsEnough(week(10, 50), week(13, 38))).toBe(true);
  });
});

describe('the attack by looking twice', () => {
  const WEEKS = 34;
  /** Everyone uses it each week and nobody moves, so that whatever differs between two looks is one person's. */
  const team = (name: string, people: number, more: Partial<UsedTeam> = {}): UsedTeam => ({
    ...{ name, people },
    ...more,
  });

  /** Everything that the pages of a look print, of each team and of the whole. */
  function pagesAfter(office: UsageOffice, weeks: number) {
    office.look(weeks);
    const request = office.requestAfter(weeks);
    const teams = office.teams.map((one) => showTeamPage(request, one)?.figures);
    return { teams, whole: findRolloutPage(request)?.figures };
  }

  const total = (mix: Record<string, number> | undefined) =>
    Object.values(mix ?? {}).reduce((sum, count) => sum + count, 0);

  /** Weeks that both looks tell, each as told by the one and by the other. */
  function toldTwice(
    before: ReturnType<typeof pagesAfter>['teams'][number],
    after: ReturnType<typeof pagesAfter>['teams'][number],
  ) {
    return (before?.weeks ?? []).flatMap((one) => {
      const again = after?.weeks.find(({ week }) => week === one.week);
      return again === undefined ? [] : [[one, again] as const];
    });
  }

  it('learns nothing of somebody who joins: neither their weeks nor their segment', () => {
    const joiner = team('Joined', 6, { from: (person) => (person === 5 ? 18 : 0) });
    const office = openUsageOffice([joiner, team('Other', 8)], WEEKS);
    const looks = [18, 19, 21, 24, 28, 31, 33].map((weeks) => pagesAfter(office, weeks));
    for (const { teams, whole } of looks) {
      expect(total(teams[0]?.mix)).toBe(5);
      expect(total(whole?.mix)).toBe(13);
      for (const { people } of teams[0]?.weeks ?? []) expect(people).toBeLessThanOrEqual(5);
      for (const { people } of whole?.weeks ?? []) expect(people).toBeLessThanOrEqual(13);
    }
    expect(looks.at(-1)?.teams[0]?.weeks.length).toBeGreaterThan(
      looks[0]?.teams[0]?.weeks.length ?? 99,
    );
  });

  it('learns of three who join together what three did, and no less', () => {
    const joiners = team('Joined', 8, { from: (person) => (person >= 5 ? 18 : 0) });
    const office = openUsageOffice([joiners, team('Other', 8)], WEEKS);
    expect(total(pagesAfter(office, 18).teams[0]?.mix)).toBe(5);
    expect(total(pagesAfter(office, 24).teams[0]?.mix)).toBe(8);
  });

  it('learns nothing of somebody who leaves, until two more differ', () => {
    const leaver = team('Left', 7, { left: (person) => (person === 0 ? 22 : undefined) });
    const office = openUsageOffice([leaver, team('Other', 8)], WEEKS);
    const before = pagesAfter(office, 20).teams[0];
    for (const weeks of [23, 24, 28]) {
      expect(pagesAfter(office, weeks).teams[0]).toEqual(before);
    }
  });

  it('learns nothing of somebody who erases their record between two looks', () => {
    const office = openUsageOffice([team('Erased', 6), team('Other', 8)], WEEKS);
    const before = pagesAfter(office, 24);
    const request = office.requestAfter(24);
    const acting = { ...request.acting, userId: userOf(0, 2) };
    eraseOwn({ ...request, acting } as Parameters<typeof eraseOwn>[0]);
    markUsageChanged(office.database, office.rollout.id, request.now);
    for (const weeks of [24, 25, 27]) {
      const after = pagesAfter(office, weeks);
      expect(after.teams[0]).toEqual(before.teams[0]);
      for (const [one, again] of toldTwice(before.whole, after.whole)) expect(again).toEqual(one);
    }
  });

  it('finds what a week said unchanged when one person’s days come in late', () => {
    const office = openUsageOffice([team('Late', 6), team('Other', 8)], WEEKS);
    const before = pagesAfter(office, 24);
    retellAsNothing(office, userOf(0, 1), 24);
    const after = pagesAfter(office, 24);
    expect(after.teams[0]).toEqual(before.teams[0]);
    expect(after.whole).toEqual(before.whole);
    const next = pagesAfter(office, 25);
    for (const [one, again] of toldTwice(before.teams[0], next.teams[0]))
      expect(again).toEqual(one);
  });

  it('goes on week by week where nobody differs', () => {
    const office = openUsageOffice([team('Steady', 6), team('Other', 8)], WEEKS);
    const [one, other] = [24, 28].map((weeks) => pagesAfter(office, weeks));
    expect(other?.teams[0]?.weeks.length).toBe((one?.teams[0]?.weeks.length ?? 0) + 4);
    expect(other?.whole?.weeks.length).toBe((one?.whole?.weeks.length ?? 0) + 4);
  });
});
