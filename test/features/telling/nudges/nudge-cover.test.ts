import { expect, it } from 'vitest';
import { getNudgePeople } from '../../../../src/features/telling/nudges/nudge-plan-people.store.ts';
import { owedAsAsked } from '../../../../src/features/telling/obligations/owed.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { anObligation } from '../../../support/builders.ts';
import { stateIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('of what one lead leaves lying the other one hears, and nobody of their own duty twice', async () => {
  const world = await startSupportCopilot();
  const rolloutId = world.rollout.id;
  for (const [personId, hears] of [
    ['ULENA', 'USAM'],
    ['USAM', 'ULENA'],
  ]) {
    const obligation = anObligation({ rolloutId, personId: personId as UserId });
    const people = getNudgePeople(stateIn(world), [obligation], {
      owed: owedAsAsked(() => []),
      urgentlyTold: new Set(),
    });
    expect(people.coverOf(obligation).leadId).toBe(hears);
  }
});

it('a lead who owes the same thing is not told of what the other lead leaves lying', async () => {
  const world = await startSupportCopilot();
  const obligation = anObligation({ rolloutId: world.rollout.id, personId: 'ULENA' as UserId });
  const people = getNudgePeople(stateIn(world), [obligation], {
    owed: owedAsAsked((id) => (id === 'USAM' ? [{ ...obligation, personId: id }] : [])),
    urgentlyTold: new Set(),
  });
  expect(people.coverOf(obligation).leadId).toBeUndefined();
});
