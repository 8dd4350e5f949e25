import { describe, expect, it } from 'vitest';
import { activeOverrides } from '../../../../src/features/gates/overrides/override.ts';
import {
  isReviewDue,
  overrideEndDue,
  reviewOverride,
} from '../../../../src/features/gates/overrides/override-decision.ts';
import { anOverride, SAM } from '../gates/gate-builders.ts';
import { overrideState } from './override-state.ts';

const now = Temporal.Instant.from('2027-01-11T09:00:00Z');
const on = (text: string) => Temporal.PlainDate.from(text);

describe('an approved override', () => {
  it('is active through its last day and expired on the next', () => {
    const override = anOverride();
    expect(overrideState(override, now, on('2027-02-03'))).toBe('active');
    expect(overrideState(override, now, on('2027-02-04'))).toBe('expired');
    expect(activeOverrides([override], 'wave-2', on('2027-02-03'))).toEqual([override]);
    expect(activeOverrides([override], 'wave-2', on('2027-02-04'))).toEqual([]);
    expect(activeOverrides([override], 'wave-3', on('2027-02-03'))).toEqual([]);
  });

  it('is fulfilled when its criteria pass, and stays so if one fails again', () => {
    const override = anOverride();
    const today = on('2027-01-20');
    expect(overrideEndDue(override, ['learnings.must'], now, today)).toBeUndefined();
    const ended = overrideEndDue(override, ['something.else'], now, today);
    expect(ended).toEqual({ how: 'fulfilled', at: now });
    const closed = { ...override, ended };
    expect(overrideState(closed, now, today)).toBe('fulfilled');
    expect(activeOverrides([closed], 'wave-2', today)).toEqual([]);
    expect(overrideEndDue(override, [], now, on('2027-02-04'))?.how).toBe('expired');
  });

  it('is reviewed once, with a finding, when its phase has ended', () => {
    const override = anOverride();
    const today = on('2027-01-20');
    const review = { by: SAM, at: now, finding: 'Two escalations were late by a day.' };
    expect(isReviewDue(override, 'broad', today)).toBe(false);
    expect(reviewOverride(override, review, 'broad', today)).toEqual({
      kind: 'not-due',
      reviewedAfter: 'broad',
    });
    expect(isReviewDue(override, 'closed', today)).toBe(true);
    expect(reviewOverride(override, { ...review, finding: '' }, 'sustained', today).kind).toBe(
      'no-finding',
    );
    const reviewed = reviewOverride(override, review, 'sustained', today);
    expect(reviewed).toEqual({ kind: 'reviewed', override: { ...override, review } });
    expect(reviewOverride({ ...override, review }, review, 'closed', today).kind).toBe(
      'already-reviewed',
    );
    expect(isReviewDue(anOverride({ decision: undefined }), 'closed', today)).toBe(false);
  });
});
