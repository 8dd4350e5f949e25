import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adopt,
  agreeAction,
  conclude,
  decline,
  identify,
  implement,
  type Learning,
  type LearningOutcome,
  tryOut,
  weigh,
} from '../../../../src/features/waves/learnings/learning.ts';
import { isOpen } from '../../../../src/features/waves/learnings/learning-status.ts';
import {
  agreement,
  aLearning,
  claims,
  day,
  implemented,
  lead,
  legal,
  made,
  member,
  trial,
} from './learnings.ts';

describe('a learning', () => {
  it('goes from observed to learned, one step at a time', () => {
    const seen = aLearning();
    const identified = made(identify(seen, 'The path names only office hours', day('2026-03-10')));
    const agreed = made(agreeAction(identified, agreement, day('2026-03-11')));
    const done = made(implement(agreed, day('2026-03-12')));
    const validated = made(tryOut(done, trial(legal)));
    const learned = made(conclude(validated, lead, day('2026-03-20')));
    expect([seen, identified, agreed, done, validated, learned].map((each) => each.stage)).toEqual([
      'observed',
      'identified',
      'action-agreed',
      'implemented',
      'validated',
      'learned',
    ]);
    expect(learned.action?.implementedOn).toEqual(day('2026-03-12'));
    expect(implement(seen, day('2026-03-12'))).toEqual({ kind: 'wrong-stage', stage: 'observed' });
    expect(identify(learned, 'Again', day('2026-03-21'))).toEqual({
      kind: 'closed',
      stage: 'learned',
    });
  });

  it('is validated by another team only', () => {
    expect(tryOut(implemented(), trial(claims))).toEqual({ kind: 'own-team' });
    expect(made(tryOut(implemented(), trial(legal))).adoptedBy).toEqual([legal]);
  });

  it('goes back to its cause when it did not work elsewhere, and keeps the trial', () => {
    const back = made(tryOut(implemented(), trial(legal, false)));
    expect(back).toMatchObject({ stage: 'identified', action: undefined, adoptedBy: [] });
    expect(back.trials).toHaveLength(1);
  });

  it('needs words at every step, and a link for a lesson, check or document', () => {
    const seen = aLearning();
    expect(identify(seen, ' ', day('2026-03-10'))).toEqual({ kind: 'no-words', missing: 'cause' });
    const identified = made(identify(seen, 'Cause', day('2026-03-10')));
    const agree = (changes: Partial<typeof agreement>) =>
      agreeAction(identified, { ...agreement, ...changes }, day('2026-03-11'));
    expect(agree({ what: '' })).toEqual({ kind: 'no-words', missing: 'action' });
    expect(agree({ link: '' })).toEqual({ kind: 'no-words', missing: 'link' });
    expect(agree({ link: '', kind: 'task' }).kind).toBe('done');
  });

  it('is declined with a reason; a must by a lead only', () => {
    const must = aLearning({ severity: 'must' });
    expect(decline(must, member, 'Too rare', day('2026-03-10'))).toEqual({ kind: 'only-lead' });
    expect(decline(must, lead, ' ', day('2026-03-10'))).toEqual({
      kind: 'no-words',
      missing: 'reason',
    });
    expect(made(decline(must, lead, 'Too rare', day('2026-03-10'))).declined?.reason).toBe(
      'Too rare',
    );
    expect(decline(aLearning({ severity: 'note' }), member, 'Rare', day('2026-03-10')).kind).toBe(
      'done',
    );
  });

  it('may be raised by anyone, and a must lowered by a lead only', () => {
    const must = made(weigh(aLearning({ severity: 'note' }), 'must', member));
    expect(weigh(must, 'should', member)).toEqual({ kind: 'only-lead' });
    expect(made(weigh(must, 'should', lead)).severity).toBe('should');
  });

  it('is adopted by other teams once there is something to adopt, each counted once', () => {
    expect(adopt(aLearning(), legal)).toEqual({ kind: 'wrong-stage', stage: 'observed' });
    const once = made(adopt(implemented(), legal));
    expect(made(adopt(once, legal)).adoptedBy).toEqual([legal]);
    expect(adopt(implemented(), claims)).toEqual({ kind: 'own-team' });
  });
});

const acts = {
  identify: (learning: Learning) => identify(learning, 'Cause', day('2026-03-10')),
  agree: (learning: Learning) => agreeAction(learning, agreement, day('2026-03-10')),
  implement: (learning: Learning) => implement(learning, day('2026-03-10')),
  'try elsewhere': (learning: Learning) => tryOut(learning, trial(legal)),
  'fail elsewhere': (learning: Learning) => tryOut(learning, trial(legal, false)),
  'try at home': (learning: Learning) => tryOut(learning, trial(claims)),
  conclude: (learning: Learning) => conclude(learning, lead, day('2026-03-10')),
  'conclude as a member': (learning: Learning) => conclude(learning, member, day('2026-03-10')),
  decline: (learning: Learning) => decline(learning, lead, 'Rare', day('2026-03-10')),
  'decline as a member': (learning: Learning) =>
    decline(learning, member, 'Rare', day('2026-03-10')),
} satisfies Record<string, (learning: Learning) => LearningOutcome>;

const allowed: Record<string, Record<string, string>> = {
  observed: { identify: 'identified', decline: 'declined' },
  identified: { agree: 'action-agreed', decline: 'declined' },
  'action-agreed': { implement: 'implemented', decline: 'declined' },
  implemented: {
    'try elsewhere': 'validated',
    'fail elsewhere': 'identified',
    decline: 'declined',
  },
  validated: { conclude: 'learned', decline: 'declined' },
  learned: {},
  declined: {},
};

it('whatever is tried in whatever order, a must opens the gate only after another team or a lead', () => {
  const names = Object.keys(acts) as (keyof typeof acts)[];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (sequence) => {
      let learning = aLearning({ severity: 'must' });
      for (const name of sequence) {
        const next = allowed[learning.stage]?.[name];
        const outcome = acts[name](learning);
        expect(outcome.kind === 'done' ? outcome.learning.stage : undefined).toBe(next);
        if (outcome.kind === 'done') learning = outcome.learning;
        const byOthers = learning.trials.some((each) => each.worked && each.teamId !== claims);
        expect(isOpen(learning)).toBe(!byOthers && learning.declined === undefined);
      }
    }),
    { numRuns: 400 },
  );
});
