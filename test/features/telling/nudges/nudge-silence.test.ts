import { describe, expect, it } from 'vitest';
import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import { planNudges } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import {
  accepted,
  anObligation,
  aReply,
  asSaid,
  BAO,
  dueNudges,
  LENA,
  MIA,
  monday,
  type NudgeHistory,
  nothingSaid,
  thePeople,
} from './nudge-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
/** Something that others wait for, so that it may be said by itself. */
const waitedFor = (change: Partial<Obligation> = {}) =>
  anObligation({ blocks: { kind: 'wave', number: 1 }, ...change });

/** Runs the days from Monday 23 November on, at 11:00 in Berlin; each line says what was sent. */
function live(
  obligations: readonly Obligation[],
  days: number,
  history: NudgeHistory = nothingSaid,
  people = thePeople(),
): string[] {
  const lines: string[] = [];
  let said = history;
  for (let day = 0; day < days; day += 1) {
    const now = monday.add({ hours: 24 * day });
    for (const nudge of dueNudges(planNudges(obligations, asSaid(said), people, now), now)) {
      const purposes = nudge.items.map((item) => item.purpose).join('+');
      lines.push(`${nudge.sendOn} ${nudge.personId} ${purposes}`);
      said = { ...said, sent: [...said.sent, accepted(nudge)] };
    }
  }
  return lines;
}

describe('somebody who does not answer', () => {
  it('gets three reminders two working days apart, one question, then the back-up and the lead hear', () => {
    expect(live([waitedFor()], 40)).toEqual([
      '2026-11-23 U-BAO remind',
      '2026-11-25 U-BAO remind',
      '2026-11-30 U-BAO remind',
      '2026-12-02 U-BAO ask',
      '2026-12-04 U-MIA tell-back-up',
      '2026-12-08 U-LENA tell-lead',
    ]);
  });

  it('is told once of what is said once, and nobody else hears of what stays with its owner', () => {
    expect(live([anObligation({ reminders: 'never' })], 40)).toEqual(['2026-11-23 U-BAO remind']);
    expect(live([waitedFor({ reminders: 'owner-only' })], 40)).toEqual([
      '2026-11-23 U-BAO remind',
      '2026-11-25 U-BAO remind',
      '2026-11-30 U-BAO remind',
      '2026-12-02 U-BAO ask',
    ]);
  });

  it('is reminded of what nobody waits for once a working week, or sooner beside something else', () => {
    expect(live([anObligation()], 15)).toEqual([
      '2026-11-23 U-BAO remind',
      '2026-11-30 U-BAO remind',
      '2026-12-07 U-BAO remind',
    ]);
    expect(live([anObligation(), waitedFor({ key: 'b' })], 5)).toEqual([
      '2026-11-23 U-BAO remind+remind',
      '2026-11-25 U-BAO remind+remind',
    ]);
  });

  it('is told of something due much later once, and then left alone until a week before', () => {
    const later = waitedFor({ dueOn: on('2026-12-18') });
    expect(live([later], 40)).toEqual([
      '2026-11-23 U-BAO remind',
      '2026-12-11 U-BAO remind',
      '2026-12-15 U-BAO remind',
      '2026-12-17 U-BAO ask',
      '2026-12-21 U-MIA tell-back-up',
      '2026-12-23 U-LENA tell-lead',
    ]);
  });

  it('who is the lead is never reported to themselves', () => {
    const people = { ...thePeople(), coverOf: () => ({ backUpId: undefined, leadId: LENA }) };
    expect(live([waitedFor({ personId: LENA })], 40, nothingSaid, people).at(-1)).toBe(
      '2026-12-01 U-LENA ask',
    );
  });

  it('and presses “keep me” begins anew; “not me” goes to the lead once', () => {
    const until = (reply: string, choice: 'keep' | 'not-me') => {
      const replies = [aReply(choice, reply)];
      return live([anObligation()], 20, { ...nothingSaid, replies });
    };
    expect(until('2026-11-23T09:00:00Z', 'not-me')).toEqual(['2026-11-23 U-LENA tell-lead']);
    const sent = ['2026-11-18', '2026-11-19', '2026-11-20'].map((date) => ({
      personId: BAO,
      sentAt: Temporal.Instant.from(`${date}T10:00:00Z`),
      sentOn: on(date),
      items: [
        { obligationKey: 'readiness.answer:T-CLAIMS', aboutId: BAO, purpose: 'remind' as const },
      ],
    }));
    const kept = { ...nothingSaid, sent, replies: [aReply('keep', '2026-11-20T12:00:00Z')] };
    expect(live([waitedFor()], 5, kept)).toEqual([
      '2026-11-24 U-BAO remind',
      '2026-11-26 U-BAO remind',
    ]);
  });
});

describe('somebody who is away', () => {
  const away = { away: [{ fromOn: on('2026-11-23'), toOn: on('2026-12-04') }] };
  const people = thePeople({ [BAO]: away });

  it('hears nothing until they are back, and nobody else does, when it can wait', () => {
    expect(live([anObligation({ dueOn: on('2026-12-11') })], 15, nothingSaid, people)).toEqual([
      '2026-12-07 U-BAO remind',
    ]);
  });

  it('has the back-up told what is due before they return or holds up others', () => {
    const due = anObligation({ dueOn: on('2026-12-01') });
    expect(live([due], 4, nothingSaid, people)).toEqual([
      '2026-11-23 U-MIA cover',
      '2026-11-25 U-MIA cover',
    ]);
    const blocking = anObligation({ blocks: { kind: 'wave', number: 1 } });
    expect(live([blocking], 1, nothingSaid, people)).toEqual(['2026-11-23 U-MIA cover']);
    expect(live([blocking], 12, nothingSaid, people)).toEqual([
      '2026-11-23 U-MIA cover',
      '2026-11-25 U-MIA cover',
      '2026-11-30 U-MIA cover',
    ]);
    const bothAway = thePeople({ [BAO]: away, [MIA]: away });
    expect(live([due], 4, nothingSaid, bothAway)).toEqual([]);
  });
});

describe('what somebody need only know of', () => {
  it('is said once, although it stays open', () => {
    const known = anObligation({ isSaidOnce: true });
    expect(live([known], 40)).toEqual(['2026-11-23 U-BAO remind']);
  });
});
