import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Verdict, verdicts } from '../../../../src/features/contract/criterion.ts';
import { gateKey } from '../../../../src/features/contract/gate.ts';
import { combineVerdicts, judgeGate } from '../../../../src/features/gates/gates/gate-verdict.ts';
import {
  editGate,
  type FrozenCriterion,
  freezeGate,
} from '../../../../src/features/gates/gates/gate-version.ts';
import { dateAt } from '../../../../src/platform/calendar.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';
import { aCriterion, anOverride } from './gate-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const december = on('2026-12-14');

describe('a gate’s verdict', () => {
  it('follows the truth table of every pair of verdicts', () => {
    const table = verdicts.map((a) => verdicts.map((b) => combineVerdicts([a, b])));
    expect(table).toEqual([
      ['pass', 'fail', 'inconclusive', 'no-data'],
      ['fail', 'fail', 'fail', 'fail'],
      ['inconclusive', 'fail', 'inconclusive', 'no-data'],
      ['no-data', 'fail', 'no-data', 'no-data'],
    ]);
  });

  it('opens only when every criterion passes, whatever their order and number', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<Verdict>(...verdicts)), (found) => {
        const criteria = found.map((verdict, i) => aCriterion(`c.${i}`, verdict));
        const verdict = judgeGate(criteria, [], december, december);
        expect(verdict.isOpen).toBe(found.length > 0 && found.every((v) => v === 'pass'));
        expect(verdict.unmet).toHaveLength(found.filter((v) => v !== 'pass').length);
      }),
    );
  });

  it('shows nothing, and so opens nothing, when no criterion is asked', () => {
    expect(judgeGate([], [], december, december)).toMatchObject({
      verdict: 'no-data',
      isOpen: false,
    });
  });

  it('opens by an override without changing what the evidence says', () => {
    const criteria = [aCriterion('a', 'pass'), aCriterion('b', 'fail'), aCriterion('c', 'no-data')];
    const partly = judgeGate(criteria, [anOverride({ criteria: ['b'] })], december, december);
    expect(partly).toMatchObject({ verdict: 'fail', isOpen: false });
    expect(partly.unmet.map((criterion) => criterion.name)).toEqual(['c']);
    const wholly = judgeGate(criteria, [anOverride({ criteria: ['b', 'c'] })], december, december);
    expect(wholly).toMatchObject({ verdict: 'fail', isOpen: true, unmet: [] });
    expect(wholly.overridden.map((criterion) => criterion.name)).toEqual(['b', 'c']);
  });

  it('never opens before its date, not even by an override', () => {
    const override = anOverride({ criteria: ['b'] });
    for (const today of ['2026-12-13', '2026-01-01']) {
      const verdict = judgeGate([aCriterion('b', 'fail')], [override], december, on(today));
      expect(verdict).toMatchObject({ isTooEarly: true, isOpen: false, unmet: [] });
    }
  });
});

describe('a gate opens on its date and not a second sooner in the rollout’s time zone', () => {
  it.each([
    ['Europe/Berlin', '2027-03-28', '2027-03-27T23:00:00Z'],
    ['Europe/Berlin', '2027-03-29', '2027-03-28T22:00:00Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z'],
    ['Europe/Berlin', '2026-10-26', '2026-10-25T23:00:00Z'],
    ['America/New_York', '2027-03-14', '2027-03-14T05:00:00Z'],
    ['America/New_York', '2027-03-15', '2027-03-15T04:00:00Z'],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z'],
    ['America/New_York', '2026-11-02', '2026-11-02T05:00:00Z'],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-03T13:30:00Z'],
    ['Australia/Lord_Howe', '2026-10-05', '2026-10-04T13:00:00Z'],
    ['Australia/Lord_Howe', '2027-04-04', '2027-04-03T13:00:00Z'],
    ['Australia/Lord_Howe', '2027-04-05', '2027-04-04T13:30:00Z'],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00Z'],
  ])('%s on %s opens at %s', (timeZone, date, instant) => {
    const opening = Temporal.Instant.from(instant);
    const criteria = [aCriterion('a', 'pass')];
    const at = (now: Temporal.Instant) =>
      judgeGate(criteria, [], on(date), dateAt(now, timeZone)).isOpen;
    expect(at(opening)).toBe(true);
    expect(at(opening.subtract({ nanoseconds: 1 }))).toBe(false);
  });
});

describe('a gate’s frozen version', () => {
  const lena = 'U-LENA' as UserId;
  const freezing = {
    at: Temporal.Instant.from('2026-12-14T09:00:00Z'),
    by: lena,
    reason: 'Wave 1 starts',
  };
  const readiness: FrozenCriterion = {
    name: 'readiness.score',
    version: 1,
    asks: 'Is every team ready?',
    threshold: { value: 70, unit: 'points', means: 'the lowest score' },
  };
  const champions: FrozenCriterion = {
    name: 'champions.certified',
    version: 1,
    asks: 'Has every team a certified champion?',
    threshold: undefined,
  };
  const first = freezeGate('wave-1', [readiness, champions], freezing);
  const lower: FrozenCriterion = {
    ...readiness,
    threshold: { value: 60, unit: 'points', means: 'the lowest score' },
  };

  it('is numbered, and a later edit is a new version that shows what changed', () => {
    const edit = editGate(first, [lower], 1, { ...freezing, reason: 'Two teams are small' });
    expect(edit).toMatchObject({
      kind: 'new-version',
      version: {
        number: 2,
        changes: [
          '“Is every team ready?” now asks for 60 points instead of 70 points.',
          'Dropped: “Has every team a certified champion?”',
        ],
      },
    });
    expect(first.criteria).toEqual([readiness, champions]);
  });

  it('says when a criterion is new or is judged by a new definition', () => {
    const edit = editGate(
      { ...first, criteria: [champions] },
      [{ ...champions, version: 2 }, readiness],
      1,
      freezing,
    );
    expect(edit.kind === 'new-version' && edit.version.changes).toEqual([
      '“Has every team a certified champion?” is now judged by definition 2 instead of 1.',
      'Added: “Is every team ready?” (70 points)',
    ]);
  });

  it('refuses an edit without a reason, without a change, on an old version or without a number', () => {
    expect(editGate(first, [lower], 1, { ...freezing, reason: ' ' })).toEqual({
      kind: 'no-reason',
    });
    expect(editGate(first, first.criteria, 1, freezing)).toEqual({
      kind: 'nothing-changed',
      number: 1,
    });
    expect(editGate({ ...first, number: 2 }, [lower], 1, freezing).kind).toBe('edited-meanwhile');
    const odd = { ...lower, threshold: { value: Number.NaN, unit: 'points', means: '' } };
    expect(editGate(first, [odd], 1, freezing).kind).toBe('not-a-number');
  });
});

it('a gate has one name inside its rollout', () => {
  const rolloutId = 'R1' as RolloutId;
  expect(gateKey({ kind: 'phase', rolloutId, leaving: 'assessment' })).toBe('leaving-assessment');
  expect(gateKey({ kind: 'wave', rolloutId, wave: 3, teamIds: [] })).toBe('wave-3');
});
