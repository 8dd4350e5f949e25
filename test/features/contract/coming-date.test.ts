import { describe, expect, it } from 'vitest';
import { type ComingDate, comingDates } from '../../../src/features/contract/coming-date.ts';
import { dueGateWords } from '../../../src/features/contract/coming-date.view.ts';
import { phaseCalendar } from '../../../src/features/gates/gates/phase-calendar.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import { aRollout } from '../../support/builders.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const baked: ComingDate = { on: on('2027-01-25'), what: 'wave 1 has baked' };

/** It starts on Monday 4 January 2027: gates on 11 January, 8 February, 8 March and 28 June. */
function ahead(today: string, rollout: Rollout = aRollout(), dates: ComingDate[] = [baked]) {
  const now = on(today).toZonedDateTime('Europe/Berlin').toInstant();
  const { dueGate, next } = comingDates(rollout, phaseCalendar(rollout, [], now), dates, on(today));
  const say = (date: ComingDate | undefined) => date && `${date.what} ${date.on}`;
  return { dueGate: say(dueGate), next: say(next) };
}

describe('the next date of a rollout', () => {
  it('is the nearest one ahead, that of the next gate among them', () => {
    expect(ahead('2027-01-06').next).toBe('gate to the infrastructure build 2027-01-11');
    expect(ahead('2027-01-06', aRollout({ phase: 'infrastructure' })).next).toBe(
      'wave 1 has baked 2027-01-25',
    );
  });

  it('is today on its day, and nothing is due before the day is over', () => {
    expect(ahead('2027-01-11')).toEqual({
      dueGate: undefined,
      next: 'gate to the infrastructure build 2027-01-11',
    });
  });

  it('says of a gate that is shut after its date since when it is due, and nothing of the gates behind it', () => {
    expect(ahead('2027-01-18')).toEqual({
      dueGate: 'gate to the infrastructure build 2027-01-11',
      next: 'wave 1 has baked 2027-01-25',
    });
    expect(ahead('2027-02-18', aRollout(), [])).toEqual({
      dueGate: 'gate to the infrastructure build 2027-01-11',
      next: undefined,
    });
  });

  it('promises no gate while the rollout is paused', () => {
    const paused = { at: Temporal.Instant.from('2027-01-12T09:00:00Z'), by: 'ULENA', reason: 'x' };
    const rollout = aRollout({ paused: paused as Rollout['paused'] });
    expect(ahead('2027-01-18', rollout)).toEqual({
      dueGate: undefined,
      next: 'wave 1 has baked 2027-01-25',
    });
    expect(ahead('2027-01-18', rollout, []).next).toBeUndefined();
  });

  it('names no gate after the last phase', () => {
    expect(ahead('2027-07-18', aRollout({ phase: 'sustained' }), [])).toEqual({
      dueGate: undefined,
      next: undefined,
    });
  });
});

describe('the calendar of the phases', () => {
  it('is moved back by the days of a pause', () => {
    const pause = {
      from: Temporal.Instant.from('2027-01-06T09:00:00Z'),
      until: Temporal.Instant.from('2027-01-13T09:00:00Z'),
    };
    const now = Temporal.Instant.from('2027-01-14T09:00:00Z');
    const days = phaseCalendar(aRollout(), [pause], now).map(({ opensOn }) => opensOn.toString());
    expect(days).toEqual(['2027-01-04', '2027-01-18', '2027-02-15', '2027-03-15', '2027-07-05']);
  });
});

describe('a gate that is due', () => {
  it('is said in one sentence', () => {
    const gate = { what: 'gate to the infrastructure build', on: on('2027-01-11') };
    expect(dueGateWords(gate, on('2027-01-18'))).toBe(
      'The gate to the infrastructure build has been due since Monday 11 January.',
    );
  });
});
