import { describe, expect, it } from 'vitest';
import type { Gate } from '../../../../src/features/contract/gate.ts';
import type { OverrideDraft } from '../../../../src/features/gates/overrides/override.ts';
import {
  decideOverride,
  withdrawOverride,
} from '../../../../src/features/gates/overrides/override-decision.ts';
import { sayDecisionRefusal } from '../../../../src/features/gates/overrides/override-refusals.view.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { anOverride, LENA, OLGA, SAM } from '../gates/gate-builders.ts';
import { overrideState } from './override-state.ts';

const BAO = 'U-BAO' as UserId;
const _wave2: Gate = { kind: 'wave', rolloutId: 'R1' as RolloutId, wave: 2, teamIds: [] };
const deciders = { leadIds: [LENA, SAM], sponsorIds: [OLGA], awayUntil: new Map() };
const now = Temporal.Instant.from('2027-01-11T09:00:00Z');
const on = (text: string) => Temporal.PlainDate.from(text);
const _draft: OverrideDraft = {
  id: 'o1',
  gate: 'wave-2',
  criteria: ['learnings.must', 'champions.certified'],
  found: [],
  reason: 'The customer event is on Monday.',
  risk: 'Escalations outside office hours reach nobody.',
  requestedBy: LENA,
  expiresOn: on('2027-02-03'),
};
const _state = {
  phase: 'broad' as const,
  unmet: ['champions.certified', 'learnings.must'],
  deciders,
  others: [],
  opensOn: on('2027-01-18'),
  now,
  today: on('2027-01-11'),
};

describe('deciding on an override', () => {
  const waiting = anOverride({ decision: undefined });
  const approve = (by: UserId) => ({ kind: 'approved' as const, by, why: '' });
  const during = { deciders, opensOn: on('2027-01-18'), now, today: on('2027-01-11') };
  const noSponsor = { ...deciders, sponsorIds: [] };

  it('by a sponsor is recorded with the time; a second lead is sent to the sponsor', () => {
    expect(decideOverride(waiting, approve(OLGA), during)).toEqual({
      kind: 'decided',
      override: { ...waiting, decision: { kind: 'approved', by: OLGA, why: '', at: now } },
    });
    expect(decideOverride(waiting, approve(SAM), during)).toEqual({
      kind: 'sponsors-first',
      approverIds: [OLGA],
    });
  });

  it('by a second lead counts when no sponsor could be reached, and says so', () => {
    const decision = { kind: 'approved', by: SAM, why: '', at: now, withoutSponsor: true };
    expect(decideOverride(waiting, approve(SAM), { ...during, deciders: noSponsor })).toEqual({
      kind: 'decided',
      override: { ...waiting, decision },
    });
  });

  it('is refused where a pause has moved the gate behind its last day', () => {
    const opensOn = waiting.expiresOn.add({ days: 1 });
    expect(decideOverride(waiting, approve(OLGA), { ...during, opensOn })).toEqual({
      kind: 'ends-before-gate',
      opensOn,
    });
    const decline = { kind: 'declined' as const, by: OLGA, why: 'Too soon' };
    expect(decideOverride(waiting, decline, { ...during, opensOn }).kind).toBe('decided');
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
    const without = { ...during, deciders: noSponsor };
    expect(decideOverride(waiting, approve(OLGA), without)).toEqual({
      kind: 'lost-role',
      approverIds: [SAM],
    });
    expect(decideOverride(waiting, approve(BAO), during)).toEqual({
      kind: 'not-an-approver',
      approverIds: [OLGA],
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
