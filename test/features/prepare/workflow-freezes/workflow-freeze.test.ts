import { describe, expect, it } from 'vitest';
import {
  askRefusal,
  confirmRefusal,
  type WorkflowFreeze,
} from '../../../../src/features/prepare/workflow-freezes/workflow-freeze.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';

const NOW = Temporal.Instant.from('2027-01-04T09:00:00Z');
const LENA = 'ULENA' as UserId;
const by = (userId: string) => ({ by: userId as UserId, at: NOW });
const aFreeze = (change: Partial<WorkflowFreeze> = {}): WorkflowFreeze => ({
  id: 'F1',
  rolloutId: 'R1' as RolloutId,
  workflow: 'reply drafting',
  cause: 'lead',
  caseId: undefined,
  reason: 'Sums are wrong.',
  frozen: by('ULENA'),
  settledAt: undefined,
  asked: undefined,
  lifted: undefined,
  ...change,
});
const none = { reviews: 0, wrong: 0, limit: 0.1 };
const ask = (change: Partial<WorkflowFreeze>, evidence = none, reason = 'It was mended.') =>
  askRefusal(aFreeze(change), reason, evidence)?.kind;

describe('work that is frozen', () => {
  it('can be asked back with a reason, once its case is settled', () => {
    expect(ask({})).toBeUndefined();
    expect(ask({}, none, '  ')).toBe('no-reason');
    expect(ask({ cause: 'case', caseId: 'E1' })).toBe('case-open');
    expect(ask({ cause: 'case', caseId: 'E1', settledAt: NOW })).toBeUndefined();
    expect(ask({ asked: { ...by('USAM'), reason: '' } })).toBe('asked-already');
    expect(ask({ lifted: by('UINES') })).toBe('lifted');
  });

  it('needs new reviews after an alarm, and better ones', () => {
    expect(ask({ cause: 'alarm' })).toBe('no-new-evidence');
    expect(ask({ cause: 'alarm' }, { ...none, reviews: 9 })).toBe('no-new-evidence');
    expect(ask({ cause: 'alarm' }, { ...none, reviews: 10 })).toBeUndefined();
    expect(ask({ cause: 'alarm' }, { ...none, reviews: 10, wrong: 1 })).toBeUndefined();
    expect(ask({ cause: 'alarm' }, { ...none, reviews: 19, wrong: 2 })).toBe('still-too-many');
  });

  it('goes on only when a second person agrees: a sponsor first, another lead later or without one', () => {
    const freeze = aFreeze({ asked: { ...by('ULENA'), reason: 'It was mended.' } });
    const said = (
      userId: string,
      role: 'lead' | 'sponsor' | 'none',
      { hours = 0, hasSponsor = true } = {},
    ) =>
      confirmRefusal(
        freeze,
        { userId: userId as UserId, isLead: role === 'lead', isSponsor: role === 'sponsor' },
        { hasSponsor, now: NOW.add({ hours }) },
      )?.kind;
    expect(said('UINES', 'sponsor')).toBeUndefined();
    expect(said(LENA, 'sponsor')).toBe('own-request');
    expect(said(LENA, 'lead', { hours: 100 })).toBe('own-request');
    expect(said('USAM', 'lead', { hours: 47 })).toBe('for-sponsors');
    expect(said('USAM', 'lead', { hours: 48 })).toBeUndefined();
    expect(said('USAM', 'lead', { hasSponsor: false })).toBeUndefined();
    expect(said('UMIA', 'none', { hours: 100 })).toBe('not-allowed');
  });
});
