import { describe, expect, it } from 'vitest';
import {
  type ChampionLoad,
  judgeLoad,
  proposeRelief,
} from '../../../../src/features/champions/workload/load.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { BAO, CLAIMS, MIA, SAM } from '../champions/champion-builders.ts';

const BILLING = 'T-BILLING' as TeamId;
const wednesday = Temporal.PlainDate.from('2026-12-09');

/** Hours used, the last complete week first. */
function aLoad(used: readonly number[], change: Partial<ChampionLoad> = {}): ChampionLoad {
  return {
    personId: BAO,
    teams: [{ id: CLAIMS, name: 'Claims', openQuestions: 3 }],
    backsUp: [],
    approvedPerWeek: 4,
    weeks: used.map((hoursUsed, i) => ({
      startsOn: Temporal.PlainDate.from('2026-11-30').subtract({ weeks: i }),
      hoursUsed,
    })),
    canTakeMore: true,
    ...change,
  };
}

describe('a champion’s load', () => {
  it('is told to the champion after two weeks over, and to the lead after a third', () => {
    const tell = (...used: number[]) => judgeLoad(aLoad(used), wednesday).tell;
    expect(tell(6)).toEqual([]);
    expect(tell(6, 5)).toEqual(['champion']);
    expect(tell(6, 5, 4.5)).toEqual(['champion', 'lead']);
    expect(tell(4, 6, 6)).toEqual([]);
    expect(tell(6, 4, 6, 6)).toEqual([]);
  });

  it('says nothing of the week that is running, nor of a week without data', () => {
    const running = { startsOn: Temporal.PlainDate.from('2026-12-07'), hoursUsed: 20 };
    expect(judgeLoad(aLoad([], { weeks: [running] }), wednesday)).toMatchObject({
      weeksOver: 0,
      usedLastWeek: undefined,
    });
    const gap = aLoad([6, 6]).weeks.slice(1);
    expect(judgeLoad(aLoad([], { weeks: gap }), wednesday).weeksOver).toBe(0);
    expect(judgeLoad(aLoad([6, 5]), Temporal.PlainDate.from('2026-12-13')).weeksOver).toBe(2);
    expect(judgeLoad(aLoad([6, 5]), Temporal.PlainDate.from('2026-12-14')).weeksOver).toBe(0);
  });

  it('adds up teams and open questions', () => {
    const teams = [
      { id: CLAIMS, name: 'Claims', openQuestions: 3 },
      { id: BILLING, name: 'Billing', openQuestions: 2 },
    ];
    expect(judgeLoad(aLoad([3], { teams }), wednesday)).toMatchObject({
      teams: 2,
      openQuestions: 5,
      usedLastWeek: 3,
      approvedPerWeek: 4,
    });
  });
});

describe('a proposal of relief', () => {
  const backUp = aLoad([3.5], { personId: MIA, backsUp: [CLAIMS], teams: [] });
  const free = aLoad([1], { personId: SAM, teams: [] });

  it('asks the team’s own back-up first, though somebody else has more hours free', () => {
    expect(proposeRelief(aLoad([6, 6]), [free, backUp], wednesday)).toEqual([
      {
        teamId: CLAIMS,
        teamName: 'Claims',
        questions: 1,
        toId: MIA,
        because: 'back-up-of-the-team',
        freeHours: 0.5,
      },
    ]);
  });

  it('asks whoever has most hours free where there is no back-up, and no more than is over', () => {
    expect(proposeRelief(aLoad([5, 5]), [free], wednesday)).toEqual([
      {
        teamId: CLAIMS,
        teamName: 'Claims',
        questions: 2,
        toId: SAM,
        because: 'most-free-hours',
        freeHours: 3,
      },
    ]);
  });

  it('passes over people who may take no more, are full, or are the champion themselves', () => {
    const away = { ...free, canTakeMore: false };
    const full = aLoad([4], { personId: 'U-FULL' as UserId });
    expect(proposeRelief(aLoad([6, 6]), [away, full, aLoad([0])], wednesday)).toEqual([]);
    expect(proposeRelief(aLoad([4, 4]), [free], wednesday)).toEqual([]);
  });
});
