import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import {
  type OverrideDraft,
  requestOverride,
} from '../../../../src/features/gates/overrides/override.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { anOverride, LENA, OLGA, SAM } from '../gates/gate-builders.ts';

const BAO = 'U-BAO' as UserId;
const wave2: Gate = { kind: 'wave', rolloutId: 'R1' as RolloutId, wave: 2, teamIds: [] };
const deciders = { leadIds: [LENA, SAM], sponsorIds: [OLGA], awayUntil: new Map() };
const now = Temporal.Instant.from('2027-01-11T09:00:00Z');
const on = (text: string) => Temporal.PlainDate.from(text);
const draft: OverrideDraft = {
  id: 'o1',
  gate: 'wave-2',
  criteria: ['learnings.must', 'champions.certified'],
  found: [],
  reason: 'The customer event is on Monday.',
  risk: 'Escalations outside office hours reach nobody.',
  requestedBy: LENA,
  expiresOn: on('2027-02-03'),
};
const state = {
  phase: 'broad' as const,
  unmet: ['champions.certified', 'learnings.must'],
  deciders,
  others: [],
  opensOn: on('2027-01-18'),
  now,
  today: on('2027-01-11'),
};

describe('asking for an override', () => {
  it('goes to the sponsors, who have three days, and to a second lead for two more', () => {
    const request = requestOverride(draft, wave2, state);
    expect(request).toMatchObject({
      kind: 'requested',
      override: { asked: [OLGA], reviewedAfter: 'broad', decision: undefined },
    });
    expect(request.kind === 'requested' && request.override.answerBy).toEqual(
      Temporal.Instant.from('2027-01-16T09:00:00Z'),
    );
  });

  it.each([
    [{ requestedBy: BAO }, { kind: 'not-a-lead', leadIds: [LENA, SAM] }],
    [{ criteria: ['learnings.must'] }, { kind: 'left-out', criteria: ['champions.certified'] }],
    [{ criteria: [...draft.criteria, 'x.y'] }, { kind: 'not-unmet', criteria: ['x.y'] }],
    [{ reason: ' \n' }, { kind: 'no-reason' }],
    [{ risk: '' }, { kind: 'no-risk' }],
    [{ reason: 'x' }, { kind: 'no-reason' }],
    [{ risk: 'none' }, { kind: 'no-risk' }],
    [{ expiresOn: on('2027-01-17') }, { kind: 'ends-before-gate', opensOn: on('2027-01-18') }],
    [{ expiresOn: on('2027-01-11') }, { kind: 'expiry-not-ahead', today: on('2027-01-11') }],
    [{ expiresOn: on('2027-04-12') }, { kind: 'expiry-too-far', latest: on('2027-04-11') }],
  ])('with %j is refused in a way that can be said in a sentence', (change, refusal) => {
    expect(requestOverride({ ...draft, ...change }, wave2, state)).toEqual(refusal);
  });

  it('can last to the first day of its gate, and is asked again later where that is too far', () => {
    const first = { ...draft, expiresOn: on('2027-01-18') };
    expect(requestOverride(first, wave2, state).kind).toBe('requested');
    const far = { ...state, opensOn: on('2027-04-12') };
    expect(requestOverride({ ...draft, expiresOn: on('2027-04-11') }, wave2, far)).toEqual({
      kind: 'asked-too-early',
      opensOn: on('2027-04-12'),
      fromOn: on('2027-01-12'),
    });
  });

  it('is refused when nothing is unmet, when nobody could approve, and while one is waiting', () => {
    expect(requestOverride(draft, wave2, { ...state, unmet: [] })).toEqual({
      kind: 'nothing-unmet',
    });
    const alone = { ...deciders, leadIds: [LENA], sponsorIds: [LENA] };
    expect(requestOverride(draft, wave2, { ...state, deciders: alone })).toEqual({
      kind: 'nobody-can-approve',
    });
    const waiting = anOverride({ decision: undefined });
    expect(requestOverride(draft, wave2, { ...state, others: [waiting] })).toEqual({
      kind: 'already-asked',
      override: waiting,
    });
    const elsewhere = { ...waiting, gate: 'wave-3' as const };
    expect(requestOverride(draft, wave2, { ...state, others: [elsewhere] }).kind).toBe('requested');
  });

  it('for the way out of a phase is reviewed when the phase that it opens ends', () => {
    const gate: Gate = { kind: 'phase', rolloutId: 'R1' as RolloutId, leaving: 'infrastructure' };
    const request = requestOverride({ ...draft, gate: 'leaving-infrastructure' }, gate, state);
    expect(request).toMatchObject({ override: { reviewedAfter: 'expansion' } });
  });
});
