import { describe, expect, it } from 'vitest';
import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import {
  type MemberFacts,
  suggestChampions,
} from '../../../../src/features/champions/suggestions/suggestion.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aTeam } from '../../../support/builders.ts';

const MIA = 'UMIA' as UserId;
const SOFIA = 'USOFIA' as UserId;
const HANNAH = 'UHANNAH' as UserId;
const DANIEL = 'UDANIEL' as UserId;
const stamp = { by: DANIEL, at: Temporal.Instant.from('2027-01-04T08:00:00Z') };
const team = aTeam({ managerId: DANIEL, memberIds: [DANIEL, MIA, SOFIA, HANNAH] });

function member(personId: UserId, change: Partial<MemberFacts> = {}): MemberFacts {
  return { personId, isReachable: true, thanks: 0, questions: 0, ...change };
}
const everybody = [DANIEL, MIA, SOFIA, HANNAH].map((id) => member(id));

function aRole(personId: UserId, change: Partial<Champion> = {}): Champion {
  return {
    id: `C-${personId}`,
    rolloutId: team.rolloutId,
    teamId: team.id,
    personId,
    role: 'champion',
    nominated: { ...stamp, why: 'Everybody asks them.' },
    hours: undefined,
    confirmed: undefined,
    accepted: undefined,
    ended: undefined,
    ...change,
  };
}

const suggested = (
  champions: Champion[],
  facts: readonly MemberFacts[] = everybody,
  role: 'champion' | 'back-up' = 'champion',
) => suggestChampions(team, champions, facts, role).map(({ personId }) => personId);

describe('who could be champion', () => {
  it('is anybody of the team but its manager, who would approve their own time', () => {
    expect(suggested([])).toEqual([HANNAH, MIA, SOFIA]);
  });

  it('is nobody who has left, and nobody of another team', () => {
    const stranger = member('UBAO' as UserId, { thanks: 9 });
    const left = member(MIA, { isReachable: false, thanks: 9 });
    expect(suggested([], [left, stranger, member(SOFIA)])).toEqual([SOFIA]);
  });

  it('is nobody who is it, is nominated for it, or has said no', () => {
    const ended = { how: 'declined', cause: undefined, at: stamp.at, reason: '' } as const;
    expect(suggested([aRole(MIA, { accepted: stamp })])).toEqual([HANNAH, SOFIA]);
    expect(suggested([aRole(MIA)])).toEqual([HANNAH, SOFIA]);
    expect(suggested([aRole(MIA, { ended })])).toEqual([HANNAH, SOFIA]);
  });

  it('is the back-up first, and as back-up somebody else', () => {
    const backUp = aRole(SOFIA, { role: 'back-up', accepted: stamp });
    const facts = [member(MIA, { thanks: 5, questions: 5 }), member(SOFIA), member(HANNAH)];
    expect(suggested([backUp], facts)).toEqual([SOFIA, MIA, HANNAH]);
    expect(suggested([backUp], facts, 'back-up')).toEqual([MIA, HANNAH]);
  });

  it('is who was thanked before who asked, and who has done it before either', () => {
    const ended = { how: 'handed-over', cause: undefined, at: stamp.at, reason: '' } as const;
    const before = aRole(SOFIA, { accepted: stamp, ended });
    const facts = [member(HANNAH, { questions: 2 }), member(MIA, { thanks: 1 }), member(SOFIA)];
    expect(suggested([before], facts)).toEqual([SOFIA, MIA, HANNAH]);
    expect(
      suggestChampions(team, [before], facts, 'champion').map(({ because }) => because),
    ).toEqual([
      [{ kind: 'was-champion' }],
      [{ kind: 'thanked', times: 1 }],
      [{ kind: 'asks', times: 2 }],
    ]);
  });

  it('counts no more than five thanks, so that one loud day decides nothing', () => {
    const facts = [member(MIA, { thanks: 500 }), member(SOFIA, { thanks: 5, questions: 1 })];
    expect(suggested([], facts)).toEqual([SOFIA, MIA]);
  });
});
