import { describe, expect, it } from 'vitest';
import { listDaysOffByPerson } from '../../../../src/features/teams/calendars/holidays.store.ts';
import {
  addWorkingDays,
  isWorkingDay,
} from '../../../../src/features/teams/calendars/working-calendar.ts';
import {
  findWorkingCalendar,
  listWorkingCalendars,
} from '../../../../src/features/teams/calendars/working-calendars.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startSupportCopilot } from '../../../support/story.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const EASTER_MONDAY = on('2027-03-29');

async function copilot() {
  const world = await startSupportCopilot();
  await world.runDueJobs();
  const calendarOf = (team: { id: string }) =>
    findWorkingCalendar(world.database, team.id as never);
  const hamburg = { id: world.rollout.pilotTeamId };
  return { ...world, hamburg, calendarOf, world };
}

describe('public holidays where a team works', () => {
  it('are no working days, by the country of its time zone, without anybody entering them', async () => {
    const { claims, hamburg, calendarOf, rollout, database } = await copilot();
    expect(isWorkingDay(EASTER_MONDAY, calendarOf(hamburg))).toBe(false);
    expect(isWorkingDay(EASTER_MONDAY, calendarOf(claims))).toBe(true);
    expect(isWorkingDay(on('2027-01-18'), calendarOf(claims))).toBe(false);
    const listed = listWorkingCalendars(database, rollout.id).get(hamburg.id);
    expect(listed && isWorkingDay(EASTER_MONDAY, listed)).toBe(false);
    expect(addWorkingDays(on('2027-03-25'), 1, calendarOf(hamburg))).toEqual(on('2027-03-30'));
  });

  it('are those of the part of the country that its form names, from the next minute on', async () => {
    const { world, claims, calendarOf } = await copilot();
    const daniel = world.as('Daniel Brooks');
    await daniel.command('/rollout team edit Claims', { in: '#ai-rollout' });
    await daniel.fill({ 'Public holidays': 'Germany, Berlin' });
    await daniel.submit();
    await world.travel({ minutes: 1 });
    expect(isWorkingDay(on('2027-03-08'), calendarOf(claims))).toBe(false);
    expect(isWorkingDay(on('2027-01-18'), calendarOf(claims))).toBe(true);
  });

  it('are known of the coming year before it begins', async () => {
    const { world, hamburg, calendarOf } = await copilot();
    const jumpTo = (instant: string) => {
      world.workspace.clock.moveTo(Temporal.Instant.from(instant));
      return world.runDueJobs();
    };
    await jumpTo('2027-12-01T12:00:00Z');
    expect(isWorkingDay(on('2028-12-25'), calendarOf(hamburg))).toBe(false);
    await jumpTo('2028-01-02T12:00:00Z');
    expect(isWorkingDay(on('2029-12-25'), calendarOf(hamburg))).toBe(false);
  });
});

describe('public holidays of a person', () => {
  it('follow their own clock, and one set of days serves all who share them', async () => {
    const { database } = await copilot();
    const people = (
      [
        ['ULENA', 'Europe/Berlin'],
        ['UNOBODY', 'Europe/Berlin'],
        ['UELSE', 'America/New_York'],
      ] as const
    ).map(([userId, timeZone]) => ({ userId: userId as UserId, timeZone }));
    const days = listDaysOffByPerson(database, people);
    expect(days.get('ULENA' as UserId)?.has('2027-03-29')).toBe(true);
    expect(days.get('UELSE' as UserId)?.has('2027-03-29')).toBe(false);
    expect(days.get('UNOBODY' as UserId)).toBe(days.get('ULENA' as UserId));
  });
});
