import { describe, expect, it } from 'vitest';
import {
  actRefusal,
  handUpRefusal,
  takeRefusal,
} from '../../../../src/features/prepare/escalations/case-rights.ts';
import {
  dueMove,
  type Escalation,
  isUntakenAtTheTop,
  nextStep,
  type Path,
} from '../../../../src/features/prepare/escalations/escalation.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aCase, coming, inHours, LENA, MIA, NOW, path, TOM, there } from './case-builders.ts';

describe('where a case goes', () => {
  it('is the champion, then the owner, then the leads', () => {
    expect(nextStep(coming, path())).toMatchObject({ tier: 'champion', personId: MIA });
    expect(nextStep({ ...coming, from: 'owner', because: 'silent' }, path())).toMatchObject({
      tier: 'owner',
      personId: TOM,
      skipped: [],
    });
    expect(nextStep({ ...coming, from: 'lead', because: 'silent' }, path())).toMatchObject({
      tier: 'lead',
      personId: undefined,
      takeBy: inHours(2),
    });
  });

  it('passes by a tier for a reason that it names', () => {
    const skip = (change: Partial<Path>, more: Partial<Parameters<typeof nextStep>[0]> = {}) =>
      nextStep({ ...coming, ...more }, path(change)).skipped;
    expect(skip({ champion: { missing: 'nobody' } })).toEqual([
      { tier: 'champion', why: 'nobody' },
    ]);
    expect(skip({}, { askerId: MIA })).toEqual([{ tier: 'champion', why: 'asker' }]);
    expect(skip({}, { asked: [MIA] })).toEqual([{ tier: 'champion', why: 'asked-before' }]);
    expect(skip({ champion: there(MIA, inHours(97)) })).toEqual([
      { tier: 'champion', why: 'away' },
    ]);
    expect(skip({ champion: there(MIA, inHours(96)) })).toEqual([]);
    expect(skip({}, { because: 'critical' })).toEqual([
      { tier: 'champion', why: 'critical' },
      { tier: 'owner', why: 'critical' },
    ]);
  });

  it('stands before the leads for no longer than the longest wait, whenever they work', () => {
    const top = (leadBy: Temporal.Instant | undefined) =>
      nextStep({ ...coming, from: 'lead' }, path({ leadBy })).takeBy.toString();
    expect(top(undefined)).toBe(inHours(96).toString());
    expect(top(inHours(200))).toBe(inHours(96).toString());
    expect(top(inHours(3))).toBe(inHours(3).toString());
  });
});

describe('a case goes on by itself', () => {
  const here = { hasLeft: false, isAway: false };
  const move = (escalation: Escalation, hours: number, responsible = here) =>
    dueMove(escalation, responsible, inHours(hours));

  it('when nobody took it in time, and not a moment sooner', () => {
    expect(move(aCase(), 1.99)).toBeUndefined();
    expect(move(aCase(), 2)).toEqual({ because: 'silent', from: 'owner' });
  });

  it('when it was taken and not settled in time', () => {
    const taken = { taken: { by: MIA, at: inHours(1) }, settleBy: inHours(9) };
    expect(move(aCase(taken), 8.9)).toBeUndefined();
    expect(move(aCase(taken), 9)).toEqual({ because: 'unsettled', from: 'owner' });
  });

  it('when its person is gone or away: someone else in the same role is looked for first', () => {
    expect(move(aCase(), 0.1, { ...here, hasLeft: true })).toEqual({
      because: 'left',
      from: 'champion',
    });
    expect(move(aCase(), 0.1, { ...here, isAway: true })).toEqual({
      because: 'away',
      from: 'champion',
    });
  });

  it('never from the leads; the sponsors hear of it once instead', () => {
    const top = { tier: 'lead', personId: undefined } as const;
    expect(move(aCase(top), 100)).toBeUndefined();
    expect(isUntakenAtTheTop(aCase(top), inHours(1.9))).toBe(false);
    expect(isUntakenAtTheTop(aCase(top), inHours(2))).toBe(true);
    expect(isUntakenAtTheTop(aCase({ ...top, sponsorsToldAt: inHours(2) }), inHours(3))).toBe(
      false,
    );
    const taken = { taken: { by: LENA, at: NOW } };
    expect(isUntakenAtTheTop(aCase({ ...top, ...taken }), inHours(3))).toBe(false);
  });
});

describe('who may work on a case', () => {
  const person = (userId: UserId, isLead = false) => ({ userId, isLead });

  it('is the person asked, the person who took it, and any lead', () => {
    expect(actRefusal(aCase(), person(MIA))).toBeUndefined();
    expect(actRefusal(aCase(), person(LENA, true))).toBeUndefined();
    expect(actRefusal(aCase(), person(TOM))).toMatchObject({ kind: 'with-others', personId: MIA });
    const taken = aCase({ taken: { by: LENA, at: NOW } });
    expect(takeRefusal(taken, person(MIA))).toEqual({ kind: 'taken', by: LENA });
  });

  it('is nobody once it is settled, and nobody hands it above the leads', () => {
    const resolved = { by: MIA, at: NOW, finding: 'wrong', answer: '' } as const;
    expect(actRefusal(aCase({}, { resolved }), person(LENA, true))?.kind).toBe('resolved');
    const top = aCase({ tier: 'lead', personId: undefined });
    expect(handUpRefusal(top, person(LENA, true))?.kind).toBe('at-the-top');
    expect(handUpRefusal(aCase(), person(MIA))).toBeUndefined();
  });

  it('is in a drill only the person asked, and never the person who started it', () => {
    const drill = aCase({}, { isDrill: true, askerId: LENA });
    expect(actRefusal(drill, person(TOM, true))?.kind).toBe('with-others');
    expect(actRefusal(drill, person(MIA))).toBeUndefined();
    const top = { tier: 'lead', personId: undefined } as const;
    expect(actRefusal(aCase(top, { isDrill: true, askerId: LENA }), person(LENA, true))?.kind).toBe(
      'own-drill',
    );
    expect(actRefusal(aCase(top, { isDrill: true, askerId: LENA }), person(TOM, true))).toBe(
      undefined,
    );
  });
});
