import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  itemsOf,
  LEAD_DAYS,
  lookAhead,
  type TeamAhead,
} from '../../../../src/features/telling/looking-ahead/look-ahead.ts';
import { nextStepsBlocks } from '../../../../src/features/telling/looking-ahead/look-ahead.view.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const start = on('2027-04-12');
const team = (change: Partial<TeamAhead> = {}): TeamAhead => ({
  teamId: 'claims' as TeamId,
  name: 'Claims',
  champion: 'certified',
  hasAnswers: true,
  managerId: 'UDANIEL' as UserId,
  ...change,
});
const ahead = (teams: readonly TeamAhead[], today: string) =>
  lookAhead({ words: 'wave 1', on: start, teams }, on(today));

describe('looking ahead', () => {
  it('reckons back from the start: four weeks for a champion, three for readiness, two for a path', () => {
    const all = [
      team({ champion: 'nobody', hasAnswers: false }),
      team({ teamId: 'billing' as TeamId, name: 'Billing', champion: 'in-office' }),
    ];
    expect(ahead(all, '2027-03-10').map(({ kind, beginBy }) => `${kind} ${beginBy}`)).toEqual([
      'champion 2027-03-15',
      'readiness 2027-03-22',
      'path 2027-03-29',
    ]);
  });

  it('names nothing that a team has, and nothing that is to begin much later', () => {
    expect(ahead([team()], '2027-03-10')).toEqual([]);
    expect(ahead([team({ champion: 'on-the-way' })], '2027-03-10')).toEqual([]);
    expect(ahead([team({ champion: 'nobody' })], '2027-02-14')).toEqual([]);
    expect(ahead([team({ champion: 'nobody' })], '2027-02-15')).toHaveLength(1);
  });

  it('says that it is late from the day after, and is silent once the start has come', () => {
    const late = (today: string) => ahead([team({ champion: 'nobody' })], today)[0]?.isLate;
    expect(late('2027-03-15')).toBe(false);
    expect(late('2027-03-16')).toBe(true);
    expect(ahead([team({ champion: 'nobody' })], '2027-04-12')).toEqual([]);
  });

  it('never asks to begin after the start, and keeps the order of what is to begin first', () => {
    const days = fc.integer({ min: -60, max: 200 });
    const champions = fc.constantFrom(
      'nobody',
      'on-the-way',
      'in-office',
      'certified',
    ) as fc.Arbitrary<TeamAhead['champion']>;
    fc.assert(
      fc.property(days, fc.array(champions), fc.boolean(), (before, drawn, hasAnswers) => {
        const today = start.subtract({ days: before });
        const teams = drawn.map((champion, index) =>
          team({ teamId: `t${index}` as TeamId, champion, hasAnswers }),
        );
        const items = lookAhead({ words: 'wave 1', on: start, teams }, today);
        const begins = items.map(({ beginBy }) => String(beginBy));
        expect(begins).toEqual(begins.toSorted());
        for (const { kind, beginBy, teams: without } of items) {
          expect(beginBy.until(start).days).toBe(LEAD_DAYS[kind]);
          expect(without.length).toBeGreaterThan(0);
          expect(before).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('leaves each reader what is theirs, and names the teams', () => {
    const items = ahead(
      [
        team({ champion: 'nobody' }),
        team({ teamId: 'b' as TeamId, name: 'Billing', champion: 'nobody' }),
      ],
      '2027-03-10',
    );
    const mine = itemsOf(items, (_, { name }) => name === 'Claims');
    expect(mine.flatMap(({ teams }) => teams.map(({ name }) => name))).toEqual(['Claims']);
    expect(itemsOf(items, () => false)).toEqual([]);
    const shown = JSON.stringify(
      nextStepsBlocks({ words: 'wave 1', on: start, items: mine }, on('2027-03-10')),
    );
    expect(shown).toContain('Find a champion for *Claims*');
    expect(shown).toContain('*Wave 1* can start on Monday 12 April');
    expect(shown).toContain('Best begun by Monday 15 March.');
  });
});
