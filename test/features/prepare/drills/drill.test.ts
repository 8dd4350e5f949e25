import { describe, expect, it } from 'vitest';
import { drillResult, proofOf } from '../../../../src/features/prepare/drills/drill.ts';
import type { Escalation, Step } from '../../../../src/features/prepare/escalations/escalation.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aCase, inHours, LENA, MIA, NOW, TOM } from '../escalations/case-builders.ts';

const LIMIT = 120;
const step = (number: number, tier: Step['tier'], took: number | undefined): Step => ({
  ...aCase().steps[0]!,
  number,
  tier,
  personId: tier === 'lead' ? undefined : ({ champion: MIA, owner: TOM }[tier] as UserId),
  taken: took === undefined ? undefined : { by: MIA, at: NOW },
  tookMinutes: took,
});
const drill = (steps: Step[], endedAt: Temporal.Instant | undefined = NOW): Escalation => ({
  ...aCase({}, { isDrill: true }),
  steps,
  resolved: endedAt && { by: LENA, at: endedAt, finding: 'right', answer: '' },
});
const whole = [step(1, 'champion', 10), step(2, 'owner', 30), step(3, 'lead', 5)];
const proof = (drills: Escalation[], hours = 4) =>
  proofOf(drills, { now: inHours(24), hours, limitMinutes: LIMIT }).kind;

describe('a drill', () => {
  it('adds up the working time until each had it', () => {
    expect(drillResult(drill(whole), LIMIT)).toMatchObject({ minutes: 45, empty: [] });
    const { steps: _, ...real } = aCase();
    expect(drillResult({ ...real, steps: whole, resolved: drill(whole).resolved }, LIMIT)).toBe(
      undefined,
    );
  });

  it('counts the whole limit where nobody took it, and names a tier without anyone', () => {
    const silent = [step(1, 'champion', undefined), step(2, 'lead', 5)];
    expect(drillResult(drill(silent), LIMIT)).toMatchObject({ minutes: 125, empty: ['owner'] });
  });

  it('proves the way for 90 days, and the newest one counts', () => {
    expect(proof([])).toBe('none');
    expect(proof([drill(whole)])).toBe('proven');
    expect(proof([drill(whole)], 0.75)).toBe('proven');
    expect(proof([drill(whole)], 0.74)).toBe('too-slow');
    const ended = (days: number) => drill(whole, inHours(24 - days * 24));
    expect(proof([ended(90)])).toBe('proven');
    expect(proof([ended(90.001)])).toBe('none');
    const slow = drill(
      [step(1, 'champion', undefined), step(2, 'owner', undefined), step(3, 'lead', 5)],
      inHours(1),
    );
    expect(proof([drill(whole), slow])).toBe('too-slow');
    expect(proof([slow, drill(whole, inHours(2))])).toBe('proven');
  });

  it('says that it is under way until a lead has it', () => {
    const open = drill(whole.slice(0, 1));
    expect(proof([{ ...open, resolved: undefined }])).toBe('under-way');
    expect(proof([drill(whole), { ...open, resolved: undefined }])).toBe('proven');
  });
});
