import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/features/assess/assessment/answer.ts';
import {
  type Constraint,
  constraintProblems,
  missingDetails,
  openConstraintsFor,
} from '../../../../src/features/assess/constraints/constraint.ts';
import {
  carriesSentence,
  ledgerAt,
  ledgerSentence,
  ledgerStatus,
} from '../../../../src/features/assess/constraints/constraint-ledger.ts';
import { compareAssessments } from '../../../../src/features/assess/reassessments/reassessment.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const BAO = 'U-BAO' as UserId;
const at = Temporal.Instant.from('2026-11-03T10:00:00Z');
const today = Temporal.PlainDate.from('2026-11-03');

function aConstraint(change: Partial<Constraint> = {}): Constraint {
  return {
    id: 'c1',
    kind: 'manual-work',
    text: 'A senior person reviews every output',
    hoursPerTeamPerWeek: 4,
    ownerId: BAO,
    plan: 'Automated checks, then a sample of 10 %',
    dueOn: Temporal.PlainDate.from('2026-12-01'),
    blocks: ['leaving-infrastructure'],
    recordedAt: at,
    closed: undefined,
    ...change,
  };
}
const solved = { how: 'solved', at, by: BAO, reason: 'Checks are live' } as const;
const accepted = { how: 'accepted', at, by: BAO, reason: 'Cheap enough' } as const;

describe('the constraint ledger', () => {
  it('multiplies: 4 h/team/week is 12 h at 3 teams, 40 h at 10, 120 h at 30', () => {
    const ledger = ledgerAt([aConstraint()], 30);
    expect(ledgerSentence(ledger.hoursPerTeamPerWeek, ledger.lines)).toBe(
      '4 h/team/week is 12 h at 3 teams, 40 h at 10, 120 h at 30',
    );
    expect(ledger.lines.map((line) => line.short)).toEqual([0, 10, 90]);
    expect(ledger.carries).toBe(7);
    expect(carriesSentence(ledger)).toBe('30 h a week are available, which is enough for 7 teams.');
  });

  it('goes on counting what was accepted, and stops counting what was solved', () => {
    const ledger = ledgerAt(
      [aConstraint({ closed: accepted }), aConstraint({ id: 'c2', closed: solved })],
      undefined,
    );
    expect(ledger.hoursPerTeamPerWeek).toBe(4);
    expect(ledger.constraints.map(({ constraint }) => constraint.id)).toEqual(['c1']);
  });

  it('says that nobody has named the hours that exist, rather than guess them', () => {
    const ledger = ledgerAt([aConstraint()], undefined);
    expect(ledger.lines.map((line) => line.short)).toEqual([undefined, undefined, undefined]);
    expect(carriesSentence(ledger)).toBe(
      'Nobody has said yet how many hours a week are available for this work.',
    );
    expect(carriesSentence(ledgerAt([aConstraint()], 3))).toBe(
      '3 h a week are available, which isn’t enough for a single team.',
    );
  });

  it('keeps quarters of an hour and never shows a rounding error', () => {
    const ledger = ledgerAt(
      [0.1, 0.2, 0.25].map((hours, i) => aConstraint({ id: `${i}`, hoursPerTeamPerWeek: hours })),
      1.65,
      [1, 3],
    );
    expect(ledgerSentence(ledger.hoursPerTeamPerWeek, ledger.lines)).toBe(
      '0.55 h/team/week is 0.55 h at 1 team, 1.65 h at 3',
    );
    expect(ledger.carries).toBe(3);
  });

  it('carries exactly as many teams as fit into the hours that exist', () => {
    const hundredths = fc.integer({ min: 1, max: 4000 });
    fc.assert(
      fc.property(hundredths, fc.integer({ min: 0, max: 100000 }), (cost, exist) => {
        const ledger = ledgerAt([aConstraint({ hoursPerTeamPerWeek: cost / 100 })], exist / 100);
        expect(ledger.carries).toBe(Math.floor(exist / cost));
      }),
    );
  });
});

describe('the standing of the ledger', () => {
  it('asks for a written reason when there is no constraint at all', () => {
    expect(ledgerStatus([], undefined)).toEqual({ kind: 'unjustified' });
    expect(ledgerStatus([], { reason: '  ', by: BAO })).toEqual({ kind: 'unjustified' });
    const noneBecause = { reason: 'The pilot ran on the standard workflow.', by: BAO };
    expect(ledgerStatus([], noneBecause)).toEqual({ kind: 'justified', ...noneBecause });
  });

  it('names what each open constraint lacks', () => {
    const bare = aConstraint({ ownerId: undefined, plan: ' ', dueOn: undefined });
    expect(ledgerStatus([aConstraint({ id: 'c2' }), bare], undefined)).toEqual({
      kind: 'incomplete',
      lacking: [{ constraint: bare, missing: ['owner', 'plan', 'due date'] }],
    });
    expect(missingDetails({ ...bare, closed: solved })).toEqual([]);
    expect(
      ledgerStatus([aConstraint(), aConstraint({ id: 'c2', closed: accepted })], undefined),
    ).toEqual({ kind: 'planned', open: 1, closed: 1 });
  });

  it('blocks the gates that a constraint names until it is solved or accepted', () => {
    const constraints = [
      aConstraint(),
      aConstraint({ id: 'c2', blocks: ['wave-1', 'wave-2'] }),
      aConstraint({ id: 'c3', blocks: ['wave-1'], closed: accepted }),
    ];
    expect(openConstraintsFor('wave-1', constraints).map((c) => c.id)).toEqual(['c2']);
    expect(openConstraintsFor('leaving-assessment', constraints)).toEqual([]);
  });

  it('refuses impossible hours and a due date in the past', () => {
    const dueOn = Temporal.PlainDate.from('2026-11-02');
    expect(constraintProblems({ text: '', hoursPerTeamPerWeek: 41, dueOn }, today)).toEqual([
      { kind: 'empty-text' },
      { kind: 'hours-out-of-range', hours: 41, most: 40 },
      { kind: 'due-in-the-past', dueOn, today },
    ]);
    for (const hours of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(
        constraintProblems({ text: 'x', hoursPerTeamPerWeek: hours, dueOn: undefined }, today),
      ).toHaveLength(1);
    }
    expect(constraintProblems(aConstraint({ dueOn: today }), today)).toEqual([]);
  });
});

describe('assessing again after a wave', () => {
  const answer: Answer = {
    personId: BAO,
    question: 'manual-work',
    text: 'Review',
    holdsWithoutPilot: 'no',
    evidence: [],
    confidence: 'high',
    at,
  };

  it('says in words what changed', () => {
    const before = {
      takenOn: today,
      answers: [answer],
      constraints: [aConstraint(), aConstraint({ id: 'c2', text: 'Nobody logs errors' })],
    };
    const after = {
      takenOn: Temporal.PlainDate.from('2027-01-12'),
      answers: [{ ...answer, holdsWithoutPilot: 'partly' as const }],
      constraints: [
        aConstraint({ hoursPerTeamPerWeek: 1.5 }),
        aConstraint({ id: 'c2', text: 'Nobody logs errors', closed: solved }),
        aConstraint({ id: 'c3', text: 'Refund rules live in one head', hoursPerTeamPerWeek: 1 }),
      ],
    };
    expect(compareAssessments(before, after).sentences).toEqual([
      'What a team costs fell from 8 h to 2.5 h a week.',
      'A senior person reviews every output: 1.5 h per team per week instead of 4 h.',
      'Solved: Nobody logs errors.',
      'New: Refund rules live in one head (1 h per team per week).',
      'Manual work: one person moved from “no” to “partly” on whether it holds without the pilot team.',
    ]);
  });

  it('says nothing when nothing changed', () => {
    const same = { takenOn: today, answers: [answer], constraints: [aConstraint()] };
    expect(compareAssessments(same, same)).toEqual({
      hoursBefore: 4,
      hoursAfter: 4,
      sentences: [],
    });
  });
});
