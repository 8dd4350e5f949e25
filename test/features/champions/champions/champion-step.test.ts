import { describe, expect, it } from 'vitest';
import { championState } from '../../../../src/features/champions/champions/champion.ts';
import {
  promoteBackUp,
  stepDown,
  withdrawNomination,
} from '../../../../src/features/champions/champions/champion-step.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { aChampion, BAO, LENA, leadIds, MARA, MIA, monday } from './champion-builders.ts';

describe('the end of a role or of a nomination', () => {
  it('lets a champion step down with a reason, and a lead put the back-up in their place', () => {
    expect(stepDown(aChampion(), BAO, { reason: '', leadIds, now: monday })).toEqual({
      kind: 'no-reason',
    });
    const down = stepDown(aChampion(), BAO, { reason: 'New job', leadIds, now: monday });
    if (down.kind !== 'done') throw new Error(down.kind);
    const backUp = aChampion({ id: 'ch2', personId: MIA, role: 'back-up' });
    expect(promoteBackUp(backUp, LENA, [aChampion(), backUp], leadIds).kind).toBe('role-taken');
    expect(promoteBackUp(backUp, LENA, [down.champion, backUp], leadIds)).toMatchObject({
      champion: { personId: MIA, role: 'champion' },
    });
    expect(promoteBackUp(backUp, MARA, [], leadIds).kind).toBe('not-a-lead');
  });

  it('leaves a team its back-up as champion, however many other teams have one', () => {
    const backUp = aChampion({ id: 'ch2', personId: MIA, role: 'back-up' });
    const ofBilling = aChampion({ id: 'ch3', teamId: 'T-BILLING' as TeamId });
    expect(promoteBackUp(backUp, LENA, [ofBilling, backUp], leadIds)).toMatchObject({
      kind: 'done',
      champion: { personId: MIA, role: 'champion' },
    });
  });

  it('may be a withdrawal by the nominator until the nominee said yes, and only once', () => {
    const nominee = aChampion({ accepted: undefined });
    expect(withdrawNomination(nominee, BAO, monday)).toEqual({
      kind: 'not-the-nominator',
      by: MIA,
    });
    const withdrawn = withdrawNomination(nominee, MIA, monday);
    if (withdrawn.kind !== 'done') throw new Error(withdrawn.kind);
    expect(championState(withdrawn.champion)).toBe('withdrawn');
    expect(withdrawNomination(withdrawn.champion, MIA, monday)).toMatchObject({
      kind: 'not-at-this-step',
      state: 'withdrawn',
    });
    expect(withdrawNomination(aChampion(), MIA, monday)).toMatchObject({
      kind: 'not-at-this-step',
      state: 'active',
    });
  });
});
