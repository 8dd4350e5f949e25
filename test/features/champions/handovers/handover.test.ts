import { describe, expect, it } from 'vitest';
import {
  championState,
  championsOf,
} from '../../../../src/features/champions/champions/champion.ts';
import {
  buddyTalksOn,
  confirmHandover,
  type Handover,
  handoverItems,
  itemsLeft,
  startHandover,
  tickItem,
} from '../../../../src/features/champions/handovers/handover.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';
import { aChampion, BAO, CLAIMS, LENA, MIA, monday } from '../champions/champion-builders.ts';

const today = Temporal.PlainDate.from('2026-11-09');
const from = aChampion();
const to = aChampion({ id: 'b1', personId: MIA, role: 'back-up' });
const state = { from, to, isReceiverCertified: true, now: monday, today };

function started(): Handover {
  const outcome = startHandover('h1', BAO, { from, to, running: [], now: monday });
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  return outcome.handover;
}

function allTicked(): Handover {
  return handoverItems.reduce((handover, { name }) => {
    const outcome = tickItem(handover, name, BAO, monday);
    if (outcome.kind !== 'ticked') throw new Error(outcome.kind);
    return outcome.handover;
  }, started());
}

describe('a handover', () => {
  it('starts from a champion in office to a back-up in office of the same team, once', () => {
    expect(startHandover('h1', BAO, { from: to, to: from, running: [], now: monday }).kind).toBe(
      'not-in-office',
    );
    const notYet = { ...to, accepted: undefined };
    expect(startHandover('h1', BAO, { from, to: notYet, running: [], now: monday })).toEqual({
      kind: 'not-a-back-up',
      personId: MIA,
    });
    const ofBilling = { ...to, teamId: 'T-BILLING' as TeamId };
    expect(startHandover('h1', BAO, { from, to: ofBilling, running: [], now: monday }).kind).toBe(
      'not-a-back-up',
    );
    const running = started();
    expect(startHandover('h2', BAO, { from, to, running: [running], now: monday })).toEqual({
      kind: 'already-running',
      handover: running,
    });
    const cancelled = { ...running, cancelled: { by: BAO, at: monday } };
    expect(startHandover('h2', BAO, { from, to, running: [cancelled], now: monday }).kind).toBe(
      'started',
    );
  });

  it('is confirmed only with every item ticked', () => {
    const one = tickItem(started(), 'context', MIA, monday);
    if (one.kind !== 'ticked') throw new Error(one.kind);
    expect(itemsLeft(one.handover)).toEqual(['open-questions', 'people', 'agreements', 'access']);
    expect(confirmHandover(one.handover, BAO, state)).toEqual({
      kind: 'items-left',
      items: ['open-questions', 'people', 'agreements', 'access'],
    });
  });

  it('waits for the other one, in either order, and then changes both at the same instant', () => {
    for (const [first, second] of [
      [BAO, MIA],
      [MIA, BAO],
    ] as const) {
      const once = confirmHandover(allTicked(), first, state);
      if (once.kind !== 'confirmed') throw new Error(once.kind);
      expect(once.waitsFor).toBe(second);
      expect(confirmHandover(once.handover, first, state)).toEqual({
        kind: 'already-confirmed',
        at: monday,
      });
      const twice = confirmHandover(once.handover, second, state);
      if (twice.kind !== 'handed-over') throw new Error(twice.kind);
      expect(championState(twice.from)).toBe('handed-over');
      expect(twice.to.role).toBe('champion');
      expect(championsOf(CLAIMS, [twice.from, twice.to]).champion?.personId).toBe(MIA);
      expect(confirmHandover(twice.handover, first, state)).toEqual({ kind: 'over' });
    }
  });

  it('never leaves a team without a certified champion who has hours', () => {
    const ready = allTicked();
    expect(confirmHandover(ready, MIA, { ...state, isReceiverCertified: false })).toEqual({
      kind: 'not-certified',
      personId: MIA,
    });
    const after = { ...state, today: Temporal.PlainDate.from('2027-03-01') };
    expect(confirmHandover(ready, MIA, after)).toEqual({ kind: 'no-hours', personId: MIA });
  });

  it('is nobody else’s business', () => {
    const refusal = { kind: 'not-one-of-the-two', fromId: BAO, toId: MIA };
    expect(tickItem(started(), 'people', LENA, monday)).toEqual(refusal);
    expect(confirmHandover(allTicked(), LENA, state)).toEqual(refusal);
  });

  it('is followed by a buddy month: weekly, then fortnightly, on working days', () => {
    const calendar = { ...MONDAY_TO_FRIDAY, holidays: new Set(['2026-11-27']) };
    expect(buddyTalksOn(Temporal.PlainDate.from('2026-11-13'), calendar).map(String)).toEqual([
      '2026-11-20',
      '2026-11-30',
      '2026-12-11',
    ]);
  });
});
