import { expect, it } from 'vitest';
import { judgeCapacity } from '../../../../src/features/expand/readiness/capacity.ts';
import { judgeReadiness } from '../../../../src/features/expand/readiness/readiness.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { judgeSelectionCriteria } from '../../../../src/features/waves/selection/selection-criteria.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aTeam } from './candidates.ts';

const today = Temporal.PlainDate.from('2026-03-09');
const window = {
  fromOn: Temporal.PlainDate.from('2026-03-16'),
  untilOn: Temporal.PlainDate.from('2026-03-27'),
};
const pilot = aTeam('Support');

function criteria(team = aTeam('Claims', { function: 'Claims', regulated: true })) {
  const capacity = judgeCapacity([], { size: 9, calendar: MONDAY_TO_FRIDAY }, window);
  const managerId = 'boss' as UserId;
  const weeks = {
    ...{ teamId: team.id, window, disturbances: [], isKnown: true, saidBy: managerId },
    ...{ role: 'manager' as const, saidAt: Temporal.Instant.from('2026-03-02T10:00:00Z') },
  };
  const facts = {
    ...{ teamId: team.id, champion: 'certified' as const, capacity, answers: [] },
    confirming: {
      ...{ confirmations: [], capacity: [weeks], sponsorIds: [], managerId, since: undefined },
      hasLeft: () => false,
    },
    read: { 'knowledge-covers': undefined, 'reviewers-named': undefined },
  };
  const readiness = judgeReadiness(facts, today);
  return judgeSelectionCriteria({ team, pilot, readiness }, today);
}

it("the framework's four criteria are facts, each with what shows it", () => {
  expect(criteria()).toEqual([
    {
      criterion: 'similar-workflow',
      state: 'met',
      evidence:
        '2 of 2 workflows shared with Support: reply drafting and triage (similarity 1.00, 0.50 is enough).',
    },
    {
      criterion: 'different-context',
      state: 'met',
      evidence:
        'Differs from Support in function (Support, Claims) and regulation (not regulated, regulated) (distance 0.33, 0.25 is enough).',
    },
    { criterion: 'champion', state: 'met', evidence: 'The champion is certified.' },
    {
      criterion: 'capacity',
      state: 'met',
      evidence: '10 of 10 working days between 16 March and 27 March are calm.',
    },
  ]);
});

it('a team like the pilot in everything misses the second, one without workflows is not known', () => {
  expect(criteria(aTeam('Desk'))[1]).toMatchObject({
    state: 'missing',
    evidence: 'Differs from Support in almost nothing (distance 0.00, 0.25 is enough).',
  });
  expect(criteria(aTeam('New', {}, []))[0]).toMatchObject({ state: 'unknown' });
  expect(criteria(aTeam('Legal', {}, ['contract review']))[0]).toMatchObject({
    state: 'missing',
    evidence: '0 of 3 workflows shared with Support (similarity 0.00, 0.50 is enough).',
  });
});
