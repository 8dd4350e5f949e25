import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Completion,
  completionState,
  type Evidence,
  judgeAsking,
  judgeDecision,
  nextWatchOn,
  whatBroke,
} from '../../../../src/features/adopt/completions/completion.ts';
import {
  keepingsOf,
  sayKeeping,
  sortKeepings,
} from '../../../../src/features/adopt/completions/keeping.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';

const at = Temporal.Instant.from('2027-06-01T09:00:00Z');
const met: Evidence = { refusal: undefined, isSustained: true, isUseShown: true };
const words = 'Nine teams draft with it by habit.';
const [lead, sponsor, both] = ['ULENA', 'UINES', 'USAM'] as UserId[];
const asked: Completion = {
  ...{ id: 'c', rolloutId: 'r' as RolloutId, askedBy: lead!, askedAt: at, words },
  ...{ decision: undefined, watchedOn: undefined, reopened: undefined },
};

describe('asking for completion', () => {
  const state = { sponsors: [sponsor!], last: undefined, evidence: met };
  const ask = (by: object, change: object = {}) =>
    judgeAsking({ by: lead!, isLead: true, words, ...by }, { ...state, ...change })?.kind;

  it('is a lead’s, on evidence, with a sponsor who is somebody else', () => {
    expect(ask({})).toBeUndefined();
    expect(ask({ isLead: false })).toBe('not-lead');
    expect(ask({ words: 'done' })).toBe('no-words');
    expect(ask({ by: both }, { sponsors: [both] })).toBe('no-other-sponsor');
    expect(ask({}, { sponsors: [] })).toBe('no-other-sponsor');
    expect(ask({}, { last: asked })).toBe('waiting-already');
    const agreed = { kind: 'agreed', by: sponsor, at, why: '' };
    expect(ask({}, { last: { ...asked, decision: agreed } })).toBe('complete-already');
    expect(ask({}, { last: { ...asked, decision: { ...agreed, kind: 'declined' } } })).toBe(
      undefined,
    );
  });

  it('waits for sustained use, for the gate, and for use that is shown even where nobody asks for it', () => {
    expect(ask({}, { evidence: { ...met, isSustained: false } })).toBe('not-sustained');
    const refusal = { kind: 'unmet', unmet: [], of: 12 };
    expect(ask({}, { evidence: { ...met, refusal } })).toBe('gate-shut');
    expect(ask({}, { evidence: { ...met, isUseShown: false } })).toBe('use-not-shown');
  });
});

describe('agreeing', () => {
  const decide = (change: object, evidence: Evidence = met) =>
    judgeDecision(
      { kind: 'agreed', by: sponsor!, isSponsor: true, why: '', ...change },
      { completion: asked, evidence },
    )?.kind;

  it('takes a sponsor who did not ask, on the evidence of that moment', () => {
    expect(decide({})).toBeUndefined();
    expect(decide({ isSponsor: false })).toBe('not-sponsor');
    expect(decide({ by: lead })).toBe('own-request');
    expect(decide({}, { ...met, isUseShown: false })).toBe('use-not-shown');
    expect(decide({ kind: 'declined', why: 'x' })).toBe('no-words');
    expect(
      decide({ kind: 'declined', why: 'Six weeks are too few.' }, { ...met, isUseShown: false }),
    ).toBe(undefined);
    expect(decide({ kind: 'withdrawn', by: both })).toBe('not-lead');
  });

  it('never comes from one person alone, in whatever order people press', () => {
    const person = fc.constantFrom(lead!, sponsor!, both!);
    const kind = fc.constantFrom('agreed' as const, 'declined' as const, 'withdrawn' as const);
    const step = fc.record({ person, kind, asks: fc.boolean(), shown: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let last: Completion | undefined;
        const sponsors = [sponsor!, both!];
        for (const { person: by, kind, asks, shown } of steps) {
          const evidence = { ...met, isUseShown: shown };
          if (asks) {
            const isLead = by !== sponsor;
            const refusal = judgeAsking({ by, isLead, words }, { sponsors, last, evidence });
            if (refusal === undefined) last = { ...asked, askedBy: by };
          } else if (last !== undefined) {
            const decided = { kind, by, isSponsor: sponsors.includes(by), why: words };
            const refusal = judgeDecision(decided, { completion: last, evidence });
            if (refusal !== undefined) continue;
            last = { ...last, decision: { kind, by, at, why: words } };
            if (completionState(last) === 'complete') {
              expect(by).not.toBe(last.askedBy);
              expect(shown).toBe(true);
            }
          }
        }
      }),
    );
  });
});

describe('after completion', () => {
  it('is looked at three months after it was agreed, and three after each look', () => {
    const on = Temporal.PlainDate.from('2027-05-31');
    expect(nextWatchOn(asked, on).toString()).toBe('2027-08-31');
    const watchedOn = Temporal.PlainDate.from('2027-09-02');
    expect(nextWatchOn({ ...asked, watchedOn }, on).toString()).toBe('2027-12-02');
  });

  it('is broken by a decline or by a bound that no longer holds, each said', () => {
    const holds = { isDeclining: false, useSays: 'Use falls.', bound: { isHeld: true, says: '' } };
    expect(whatBroke(holds)).toEqual([]);
    expect(whatBroke({ ...holds, bound: undefined })).toEqual([]);
    expect(whatBroke({ ...holds, isDeclining: true })).toEqual(['Use falls.']);
    const bound = { isHeld: false, says: '9 of 40 wrong.' };
    expect(whatBroke({ ...holds, bound })[0]).toContain('9 of 40 wrong.');
  });

  it('asks each person once for everything that they keep, until they keep nothing', () => {
    const champions = [
      { personId: lead!, team: 'Claims', role: 'champion' as const },
      { personId: lead!, team: 'Billing', role: 'back-up' as const },
    ];
    const kept = keepingsOf({ champions, owners: [lead!, lead!, sponsor!], reviewers: [both!] });
    expect(kept.map(sayKeeping)).toEqual([
      'owner of 1 entry of the Core',
      'champion of Claims, back-up of Billing and owner of 2 entries of the Core',
      'reviewer of outputs',
    ]);
    const said = [
      { personId: lead!, answer: 'cannot' as const, note: 'Not Billing.', at },
      { personId: sponsor!, answer: 'keeps' as const, note: '', at },
    ];
    const sorted = sortKeepings(kept, said);
    expect(sorted.asked.map(({ personId }) => personId)).toEqual([both]);
    expect(sorted.cannot.map(({ note }) => note)).toEqual(['Not Billing.']);
    const handedOver = sortKeepings(
      kept.filter(({ personId }) => personId !== lead),
      said,
    );
    expect(handedOver.cannot).toEqual([]);
    expect(handedOver.confirmed).toHaveLength(1);
  });
});
