import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AccessStatus,
  statusChanges,
  type TeamNow,
} from '../../../../src/features/access/access/access-change.ts';
import { type AccessState, accessStates } from '../../../../src/features/contract/team-access.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

type Drawn = { state: AccessState; people: Record<string, boolean> };

function decision(teamId: string, { state, people }: Drawn): TeamNow {
  const why = { reason: 'because', changedBy: 'that' };
  const isShut = state === 'waiting' || state === 'suspended';
  return {
    teamId: teamId as TeamId,
    teamName: teamId,
    access: {
      ...why,
      state,
      newSeats: state === 'live',
      seatsUntilOn: undefined,
      sinceOn: undefined,
      lastOn: undefined,
    },
    people: new Map(
      Object.entries(people).map(([id, isSeated]) => {
        const allowed = isSeated && !isShut;
        const own = allowed ? state : 'waiting';
        const about = { teamId, teamName: teamId, wave: 1, lastOn: undefined };
        return [id as UserId, { ...about, ...why, state: own, allowed }];
      }),
    ),
  };
}

const drawn = fc.record({
  state: fc.constantFrom(...accessStates),
  people: fc.dictionary(fc.constantFrom('UMIA', 'UBAO', 'UTOM', 'UDUC'), fc.boolean()),
});

/** What there is to tell of these teams. */
const changesOf = (teams: readonly TeamNow[], known: readonly AccessStatus[]) =>
  teams.flatMap((team) =>
    statusChanges(
      team,
      known.filter((one) => one.teamId === team.teamId),
    ),
  );

describe('what the outside is told', () => {
  it('adds up, change by change, to exactly the people who have access', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(drawn, drawn), { maxLength: 12 }), (moments) => {
        let known: AccessStatus[] = [];
        const replayed = new Set<string>();
        for (const [claims, billing] of moments) {
          const decisions = [decision('claims', claims), decision('billing', billing)];
          for (const change of changesOf(decisions, known)) {
            const { teamId, personId, after, event } = change;
            known = known.filter((each) => each.teamId !== teamId || each.personId !== personId);
            if (after !== undefined) known.push(after);
            if (personId === '') continue;
            if (event === 'access.granted') replayed.add(`${teamId} ${personId}`);
            if (event === 'access.suspended') replayed.delete(`${teamId} ${personId}`);
          }
          const allowed = decisions.flatMap(({ teamId, people }) =>
            [...people].flatMap(([id, one]) => (one.allowed ? [`${teamId} ${id}`] : [])),
          );
          expect([...replayed].sort()).toEqual(allowed.sort());
          expect(changesOf(decisions, known)).toEqual([]);
        }
      }),
    );
  });

  it('says nothing to a person for whom nothing changes when the team is frozen', () => {
    const live = decision('claims', { state: 'live', people: { UMIA: true } });
    const frozen = decision('claims', { state: 'frozen', people: { UMIA: true } });
    const known = changesOf([live], []).flatMap(({ after }) => after ?? []);
    expect(changesOf([frozen], known).map(({ personId, event }) => [personId, event])).toEqual([
      ['', 'access.frozen'],
      ['UMIA', undefined],
    ]);
  });

  it('leaves alone the teams that were not looked at', () => {
    const live = decision('claims', { state: 'live', people: { UMIA: true } });
    const known = changesOf([live], []).flatMap(({ after }) => after ?? []);
    expect(changesOf([], known)).toEqual([]);
  });
});
