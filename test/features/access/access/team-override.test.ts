import { describe, expect, it } from 'vitest';
import type {
  TeamAccessFacts,
  TeamRollBack,
} from '../../../../src/features/access/access/access-facts.ts';
import type { AccessState } from '../../../../src/features/contract/team-access.ts';
import { bao, cover, day, on, walk } from './access-facts.ts';

const rollBack = (step: TeamRollBack['step']): TeamRollBack => ({
  step,
  on: day('2026-03-18'),
  reason: 'wrong sums in three letters',
  keeps: [bao],
});

describe('an override', () => {
  const override = { fromOn: day('2026-03-30'), untilOn: day('2026-04-30') };

  it('stands in for the champion until its end, and buys no second grace', () => {
    const lost = { cover: [cover('2026-02-16', '2026-03-11')], override };
    expect(walk(lost, ['2026-03-29', '2026-03-30', '2026-04-30', '2026-05-01'])).toEqual([
      'frozen',
      'live',
      'live',
      'frozen',
    ]);
    expect(on('2026-05-01', lost).seatsUntilOn).toEqual(day('2026-04-30'));
  });

  it('can start a team without a champion, which freezes on the day after its end', () => {
    const never = { cover: [], override };
    expect(walk(never, ['2026-03-29', '2026-03-30', '2026-05-01'])).toEqual([
      'waiting',
      'live',
      'frozen',
    ]);
    expect(on('2026-05-01', never).reason).toBe(
      'Claims takes no new people: its override ended on Thursday 30 April and it has no certified champion.',
    );
  });

  it('lifts no roll-back and starts no wave', () => {
    const suspended = { override, rollBack: rollBack('suspend') };
    expect(on('2026-04-01', suspended).state).toBe('suspended');
    expect(on('2026-04-01', { override, entry: { kind: 'none' } }).state).toBe('waiting');
  });
});

describe('a roll-back', () => {
  it('freezes or suspends from its day on, whatever the champion, and ends when it is lifted', () => {
    const dates = ['2026-03-17', '2026-03-18', '2026-06-01'];
    expect(walk({ rollBack: rollBack('stop-new-seats') }, dates)).toEqual([
      'live',
      'frozen',
      'frozen',
    ]);
    expect(walk({ rollBack: rollBack('narrow') }, dates)).toEqual(['live', 'frozen', 'frozen']);
    expect(walk({ rollBack: rollBack('suspend') }, dates)).toEqual([
      'live',
      'suspended',
      'suspended',
    ]);
    expect(on('2026-06-01', { rollBack: undefined }).state).toBe('live');
    expect(on('2026-03-18', { rollBack: rollBack('suspend') }).reason).toBe(
      'Claims has been suspended since Wednesday 18 March: wrong sums in three letters',
    );
  });

  it('ends a grace early', () => {
    const changes = { cover: [cover('2026-02-16', '2026-03-11')], rollBack: rollBack('suspend') };
    expect(walk(changes, ['2026-03-17', '2026-03-18'])).toEqual(['grace', 'suspended']);
  });
});

describe('one team from its first day to its last', () => {
  /** What is on record on each day, and the state that follows from it. */
  const lostOnce = [cover('2026-02-16', '2026-03-11')];
  const found = [...lostOnce, cover('2026-04-20')];
  const suspend = { rollBack: rollBack('suspend') };
  const stop = { rollBack: rollBack('stop-new-seats') };
  const story: [string, Partial<TeamAccessFacts>, AccessState][] = [
    ['2026-03-01', {}, 'waiting'],
    ['2026-03-02', {}, 'live'],
    ['2026-03-11', { cover: lostOnce }, 'grace'],
    ['2026-03-18', { cover: lostOnce, ...suspend }, 'suspended'],
    ['2026-03-20', { cover: lostOnce }, 'grace'],
    ['2026-03-24', { cover: lostOnce, ...stop }, 'frozen'],
    ['2026-03-25', { cover: lostOnce }, 'grace'],
    ['2026-03-26', { cover: lostOnce }, 'frozen'],
    ['2026-03-30', { cover: lostOnce, ...suspend }, 'suspended'],
    ['2026-04-01', { cover: lostOnce }, 'frozen'],
    ['2026-04-20', { cover: found }, 'live'],
    ['2026-04-21', { cover: found, ...stop }, 'frozen'],
    ['2026-04-22', { cover: found, ...suspend }, 'suspended'],
    ['2026-04-23', { cover: found }, 'live'],
    ['2026-04-24', { cover: found, entry: { kind: 'none' } }, 'waiting'],
  ];

  it.each(story)('on %s', (date, changes, state) => {
    expect(on(date, changes).state).toBe(state);
  });
});

describe('the pilot team', () => {
  const pilot = { entry: { kind: 'pilot', startedOn: day('2026-01-05') } } as const;

  it('is live without a champion, and bound to one as soon as it has had one', () => {
    expect(walk({ ...pilot, cover: [] }, ['2026-01-04', '2026-01-05'])).toEqual([
      'waiting',
      'live',
    ]);
    const lost = { ...pilot, cover: [cover('2026-02-16', '2026-03-11')] };
    expect(walk(lost, ['2026-02-01', '2026-03-01', '2026-03-12', '2026-03-26'])).toEqual([
      'live',
      'live',
      'grace',
      'frozen',
    ]);
  });
});
