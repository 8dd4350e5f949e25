import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessStates } from '../../../../src/features/contract/team-access.ts';
import {
  boardFilters,
  countOnBoard,
  type Listed,
  needsAttention,
  onBoard,
  pageOf,
  type Standing,
} from '../../../../src/features/telling/boards/board.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';

const calm: Standing = {
  access: 'live',
  wave: 1,
  isPilot: false,
  hasChampion: true,
  isHeldUp: false,
};

const standings = fc.record({
  access: fc.constantFrom(...accessStates),
  wave: fc.option(fc.nat({ max: 3 }), { nil: undefined }),
  isPilot: fc.boolean(),
  hasChampion: fc.boolean(),
  isHeldUp: fc.boolean(),
});

const boards = fc
  .array(standings, { maxLength: 40 })
  .map((all): Listed[] => all.map((standing, index) => ({ id: `T${index}` as TeamId, standing })));

describe('A team needs attention', () => {
  it.each([
    ['when it is live and nothing is wrong', {}, false],
    ['when it waits and has no champion yet', { access: 'waiting', hasChampion: false }, false],
    ['when it has lost its champion', { hasChampion: false }, true],
    ['but not the pilot, which began without one', { hasChampion: false, isPilot: true }, false],
    ['when its grace runs', { access: 'grace' }, true],
    ['when it takes no new people', { access: 'frozen' }, true],
    ['when it was stopped', { access: 'suspended' }, true],
    ['when others wait for something overdue', { access: 'waiting', isHeldUp: true }, true],
  ] as const)('%s: %o', (_when, change, expected) => {
    expect(needsAttention({ ...calm, ...change })).toBe(expected);
  });
});

describe('The board', () => {
  it('shows teams that need attention first, and keeps the order of their names otherwise', () => {
    const teams = [
      { id: 'A' as TeamId, standing: calm },
      { id: 'B' as TeamId, standing: { ...calm, access: 'grace' as const } },
      { id: 'C' as TeamId, standing: calm },
      { id: 'D' as TeamId, standing: { ...calm, isHeldUp: true } },
    ];
    expect(onBoard(teams, 'all').map(({ id }) => id)).toEqual(['B', 'D', 'A', 'C']);
    expect(onBoard(teams, 'attention').map(({ id }) => id)).toEqual(['B', 'D']);
  });

  it('counts for each filter the teams that it shows, and never loses or doubles one', () => {
    fc.assert(
      fc.property(boards, (teams) => {
        const counts = countOnBoard(teams);
        for (const filter of boardFilters) {
          const shown = onBoard(teams, filter).map(({ id }) => id);
          expect(shown).toHaveLength(counts[filter]);
          expect(new Set(shown).size).toBe(shown.length);
        }
        expect(counts.all).toBe(teams.length);
      }),
    );
  });

  it('has every team live, in a wave, in none, stopped or the pilot: no filter hides one for good', () => {
    fc.assert(
      fc.property(boards, (teams) => {
        const found = new Set(
          (['live', 'in-wave', 'no-wave', 'attention'] as const).flatMap((filter) =>
            onBoard(teams, filter).map(({ id }) => id),
          ),
        );
        const left = teams.filter(({ id }) => !found.has(id));
        expect(left.every(({ standing }) => standing.isPilot)).toBe(true);
      }),
    );
  });

  it('is paged so that each team stands on one page, wherever someone asks to go', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.integer({ min: 1, max: 20 }), (total, size) => {
        const seen: number[] = [];
        for (let asked = 0; ; asked += 1) {
          const page = pageOf(total, size, asked);
          for (let place = page.from; place < page.to; place += 1) seen.push(place);
          if (page.isLast) break;
        }
        expect(seen).toEqual(Array.from({ length: total }, (_, place) => place));
        expect(pageOf(total, size, 10_000)).toMatchObject({ isLast: true, to: total });
      }),
    );
  });
});
