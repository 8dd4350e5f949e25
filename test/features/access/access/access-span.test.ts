import { describe, expect, it } from 'vitest';
import { accessSpans } from '../../../../src/features/access/access/access-span.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

const teamId = 'claims' as TeamId;
const event = (person: string, isGranted: boolean, at: number) => ({
  teamId,
  personId: person as UserId,
  isGranted,
  at,
});

describe('from when to when somebody had access', () => {
  it('lasts from the first grant, and for those who left until they left', () => {
    const spans = accessSpans([
      event('UMIA', true, 10),
      event('UBEN', true, 20),
      event('UBEN', false, 50),
    ]);
    expect(spans).toEqual([
      { teamId, personId: 'UMIA', from: 10, to: undefined, gaps: [] },
      { teamId, personId: 'UBEN', from: 20, to: 50, gaps: [] },
    ]);
  });

  it('goes on over a gap in which access was suspended', () => {
    const spans = accessSpans([
      event('UMIA', true, 10),
      event('UMIA', false, 20),
      event('UMIA', false, 25),
      event('UMIA', true, 30),
    ]);
    expect(spans).toEqual([
      { teamId, personId: 'UMIA', from: 10, to: undefined, gaps: [[20, 30]] },
    ]);
  });

  it('is nothing for whoever never had it', () => {
    expect(accessSpans([event('UMIA', false, 10)])).toEqual([]);
  });
});
