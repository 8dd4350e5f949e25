import { describe, expect, it } from 'vitest';
import { planNudges } from '../../../../src/features/telling/nudges/nudge-plan.ts';
import { planCalendar } from '../../../../src/features/telling/nudges/nudge-plan-calendar.ts';
import { urgentWhen } from '../../../../src/features/telling/nudges/nudge-plan-when.ts';
import { defaultAvailability } from '../../../support/availability.ts';
import {
  accepted,
  anObligation,
  asSaid,
  BAO,
  dueNudges,
  MIA,
  monday,
  nothingSaid,
  thePeople,
} from './nudge-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);

describe('a plan of nudges', () => {
  it('puts everything that a person owes into one message, the most urgent first', () => {
    const late = anObligation({ key: 'late', dueOn: on('2026-11-20') });
    const [nudge, ...others] = planNudges(
      [anObligation(), late, anObligation({ key: 'third', topic: 'training' })],
      asSaid(nothingSaid),
      thePeople(),
      monday,
    );
    expect(others).toEqual([]);
    expect(nudge?.key).toBe('nudge:U-BAO:2026-11-23');
    expect(nudge?.items.map((item) => item.obligation.key)).toEqual([
      'late',
      'readiness.answer:T-CLAIMS',
      'third',
    ]);
  });

  it('says nothing urgent on a day on which something urgent was said, also where a clock was ahead', () => {
    const said = { sentOn: [], urgentOn: ['2026-11-23', '2026-11-24'] };
    const when = urgentWhen(defaultAvailability('Europe/Berlin'), said, planCalendar(monday));
    expect(when?.on).toEqual(on('2026-11-25'));
  });

  it('defers to the person’s own hours and consumes nothing by it', () => {
    const people = thePeople({ [BAO]: { timeZone: 'America/Los_Angeles' } });
    const [nudge] = planNudges([anObligation()], asSaid(nothingSaid), people, monday);
    expect(nudge?.sendAt).toEqual(Temporal.Instant.from('2026-11-23T17:30:00Z'));
    expect(dueNudges(nudge ? [nudge] : [], monday)).toEqual([]);
    expect(planNudges([anObligation()], asSaid(nothingSaid), people, monday)).toEqual([nudge]);
  });

  it('keeps people apart whose hours differ only in their end', () => {
    const people = thePeople({ [BAO]: { until: Temporal.PlainTime.from('10:30') } });
    const both = [anObligation(), anObligation({ personId: MIA })];
    const planned = planNudges(both, asSaid(nothingSaid), people, monday);
    expect(planned.map((nudge) => `${nudge.personId} ${nudge.sendAt}`)).toEqual([
      'U-BAO 2026-11-24T08:30:00Z',
      'U-MIA 2026-11-23T10:00:00Z',
    ]);
  });

  it('writes to nobody twice a day, even about something new', () => {
    const [first] = planNudges([anObligation()], asSaid(nothingSaid), thePeople(), monday);
    if (first === undefined) throw new Error('Nothing planned');
    const said = { ...nothingSaid, sent: [accepted(first)] };
    const more = anObligation({ key: 'new', topic: 'training' });
    const [next] = planNudges([anObligation(), more], asSaid(said), thePeople(), monday);
    expect(next?.sendOn).toEqual(on('2026-11-24'));
    expect(next?.items.map((item) => item.obligation.key)).toEqual(['new']);
  });

  it('writes at most twice a week, over all topics', () => {
    const many = ['a', 'b', 'c', 'd'].map((key) => anObligation({ key, topic: key }));
    const sent = many.slice(0, 2).map((obligation, i) => ({
      personId: BAO,
      sentAt: monday.add({ hours: 24 * i }),
      sentOn: on('2026-11-23').add({ days: i }),
      items: [{ obligationKey: obligation.key, aboutId: BAO, purpose: 'remind' as const }],
    }));
    const wednesday = monday.add({ hours: 48 });
    const [nudge] = planNudges(many, asSaid({ ...nothingSaid, sent }), thePeople(), wednesday);
    expect(nudge?.sendOn).toEqual(on('2026-11-30'));
    expect(nudge?.items).toHaveLength(4);
  });

  it('leaves out people who cannot be written to', () => {
    const people = thePeople();
    people.availability.delete(BAO);
    expect(planNudges([anObligation()], asSaid(nothingSaid), people, monday)).toEqual([]);
  });

  it('respects a snooze to the day, and a topic that was stopped', () => {
    const snooze = {
      personId: BAO,
      obligationKey: 'readiness.answer:T-CLAIMS',
      repliedAt: monday,
      choice: 'later' as const,
      untilOn: on('2026-12-01'),
    };
    const snoozed = { ...nothingSaid, replies: [snooze] };
    const [nudge] = planNudges([anObligation()], asSaid(snoozed), thePeople(), monday);
    expect(nudge?.sendOn).toEqual(on('2026-12-01'));
    const stopped = { ...nothingSaid, stopped: [{ personId: BAO, topic: 'readiness' }] };
    expect(planNudges([anObligation()], asSaid(stopped), thePeople(), monday)).toEqual([]);
    expect(
      planNudges([anObligation({ topic: 'training' })], asSaid(stopped), thePeople(), monday),
    ).toHaveLength(1);
  });

  it('sends one message, the newest, after weeks of silence', () => {
    const afterwards = monday.add({ hours: 24 * 21 });
    const planned = planNudges([anObligation()], asSaid(nothingSaid), thePeople(), afterwards);
    expect(planned.map((nudge) => nudge.key)).toEqual(['nudge:U-BAO:2026-12-14']);
  });
});
