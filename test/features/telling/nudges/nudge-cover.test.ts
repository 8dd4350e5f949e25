import { expect, it } from 'vitest';
import { getNudgePeople } from '../../../../src/features/telling/nudges/nudge-plan-people.store.ts';
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
    const people = getNudgePeople(stateIn(world), [obligation], new Set());
    expect(people.coverOf(obligation).leadId).toBe(hears);
  }
});
