import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import {
  approversOf,
  type OverrideDraft,
  requestOverride,
} from '../../../../src/features/gates/overrides/override.ts';
import {
  decideOverride,
  withdrawOverride,
} from '../../../../src/features/gates/overrides/override-decision.ts';
import { sayDecisionRefusal } from '../../../../src/features/gates/overrides/override-refusals.view.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { anOverride, LENA, OLGA, SAM } from '../gates/gate-builders.ts';
import { overrideState } from './override-state.ts';

const BAO = 'U-BAO' as UserId;
const wave2: Gate = { kind: 'wave', rolloutId: 'R1' as RolloutId, wave: 2, teamIds: [] };
const deciders = { leadIds: [LENA, SAM], sponsorIds: [OLGA] };
const now = Temporal.Instant.from('2027-01-11T09:00:00Z');
const on = (text: string) => Temporal.PlainDate.from(text);
const draft: OverrideDraft = {
  id: 'o1',
  gate: 'wave-2',
  criteria: ['learnings.must', 'champions.certified'],
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
  now,
  today: on('2027-01-11'),
};

describe('asking for an override', () => {
  it('goes to sponsors and other leads, who have three days', () => {
    const request = requestOverride(draft, wave2, state);
    expect(request).toMatchObject({
      kind: 'requested',
      override: { asked: [OLGA, SAM], reviewedAfter: 'broad', decision: undefined },
    });
    expect(request.kind === 'requested' && request.override.answerBy).toEqual(
      Temporal.Instant.from('2027-01-14T09:00:00Z'),
    );
  });

  it.each([
    [{ requestedBy: BAO }, { kind: 'not-a-lead', leadIds: [LENA, SAM] }],
    [{ criteria: ['learnings.must'] }, { kind: 'left-out', criteria: ['champions.certified'] }],
    [{ criteria: [...draft.criteria, 'x.y'] }, { kind: 'not-unmet', criteria: ['x.y'] }],
    [{ reason: ' \n' }, { kind: 'no-reason' }],
    [{ risk: '' }, { kind: 'no-risk' }],
    [{ expiresOn: on('2027-01-11') }, { kind: 'expiry-not-ahead', today: on('2027-01-11') }],
    [{ expiresOn: on('2027-04-12') }, { kind: 'expiry-too-far', latest: on('2027-04-11') }],
  ])('with %j is refused in a way that can be said in a sentence', (change, refusal) => {
    expect(requestOverride({ ...draft, ...change }, wave2, state)).toEqual(refusal);
  });

  it('is refused when nothing is unmet, when nobody could approve, and while one is waiting', () => {
    expect(requestOverride(draft, wave2, { ...state, unmet: [] })).toEqual({
      kind: 'nothing-unmet',
    });
    const alone = { leadIds: [LENA], sponsorIds: [LENA] };
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

  it('never offers the requester as an approver, even as lead and sponsor at once', () => {
    expect(approversOf({ leadIds: [LENA, SAM], sponsorIds: [LENA, SAM] }, LENA)).toEqual([SAM]);
  });
});

describe('deciding on an override', () => {
  const waiting = anOverride({ decision: undefined });
  const approve = (by: UserId) => ({ kind: 'approved' as const, by, why: '' });
  const during = { deciders, now, today: on('2027-01-11') };

  it('by a sponsor or a second lead is recorded with the time', () => {
    for (const by of [OLGA, SAM]) {
      expect(decideOverride(waiting, approve(by), during)).toEqual({
        kind: 'decided',
        override: { ...waiting, decision: { kind: 'approved', by, why: '', at: now } },
      });
    }
  });

  it('is refused to the requester, even when the time is over', () => {
    expect(decideOverride(waiting, approve(LENA), during)).toEqual({ kind: 'own-request' });
    const late = { ...during, now: Temporal.Instant.from('2027-01-20T09:00:00Z') };
    expect(decideOverride(waiting, approve(LENA), late)).toEqual({ kind: 'own-request' });
  });

  it('twice is refused, and says who decided', () => {
    const decided = anOverride();
    expect(decideOverride(decided, approve(SAM), during)).toEqual({
      kind: 'already-decided',
      decision: decided.decision,
    });
  });

  it('is refused to someone who was asked and has lost the role, and to anyone else', () => {
    const without = { ...during, deciders: { leadIds: [LENA, SAM], sponsorIds: [] } };
    expect(decideOverride(waiting, approve(OLGA), without)).toEqual({
      kind: 'lost-role',
      approverIds: [SAM],
    });
    expect(decideOverride(waiting, approve(BAO), during)).toEqual({
      kind: 'not-an-approver',
      approverIds: [OLGA, SAM],
    });
  });

  it('holds to the last instant of the time limit and not beyond it', () => {
    const at = (instant: Temporal.Instant) =>
      decideOverride(waiting, approve(OLGA), { ...during, now: instant }).kind;
    expect(at(waiting.answerBy)).toBe('decided');
    expect(at(waiting.answerBy.add({ nanoseconds: 1 }))).toBe('lapsed');
  });

  it('is refused after the day on which the override itself would end', () => {
    const short = anOverride({ decision: undefined, expiresOn: on('2027-01-12') });
    const after = { ...during, today: on('2027-01-13') };
    expect(decideOverride(short, approve(OLGA), after)).toEqual({
      kind: 'past-its-expiry',
      expiresOn: on('2027-01-12'),
    });
  });

  it('against it needs a reason', () => {
    const decline = { kind: 'declined' as const, by: OLGA, why: ' ' };
    expect(decideOverride(waiting, decline, during)).toEqual({ kind: 'no-reason' });
    expect(decideOverride(waiting, { ...decline, why: 'Too soon' }, during).kind).toBe('decided');
  });

  it('is no longer needed once the requester has withdrawn it; nobody else may withdraw', () => {
    expect(withdrawOverride(waiting, SAM, now)).toEqual({
      kind: 'not-the-requester',
      requestedBy: LENA,
    });
    const withdrawn = withdrawOverride(waiting, LENA, now);
    expect(
      withdrawn.kind === 'decided' && overrideState(withdrawn.override, now, on('2027-01-11')),
    ).toBe('withdrawn');
  });
});

describe('a decision that does not count', () => {
  it('names whoever can decide, with an account’s whole name', () => {
    const words = {
      rolloutId: 'R1',
      rolloutName: 'Support copilot',
      channelId: undefined,
      nameOf: (id: string) => (id === OLGA ? 'Research and Development' : 'Sam Okafor'),
      timeZone: 'Europe/Berlin',
      today: on('2027-01-11'),
    };
    const refusal = { kind: 'not-an-approver', approverIds: [OLGA, SAM] } as const;
    expect(sayDecisionRefusal(refusal, anOverride(), words)).toContain(
      'Research and Development or Sam Okafor',
    );
  });
});
