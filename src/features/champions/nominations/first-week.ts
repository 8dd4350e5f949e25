import { addWorkingDays, type WorkingCalendar } from '../../teams/calendars/working-calendar.ts';

/** What a new champion does in the first week, in this order; each on its own working day after the yes. */
export const firstWeekItems = [
  {
    name: 'hours',
    text: 'Block your champion hours in your calendar',
    why: 'Hours that are not in the calendar are the first ones to go.',
    day: 1,
    minutes: 5,
  },
  {
    name: 'team',
    text: 'Tell your team what you do for them, and what you don’t',
    why: 'People ask sooner when they know whom to ask, and that nobody is checking up on them.',
    day: 2,
    minutes: 15,
  },
  {
    name: 'buddy',
    text: 'Talk with your buddy',
    why: 'They’ve been where you are and know what surprised them.',
    day: 3,
    minutes: 30,
  },
  {
    name: 'work',
    text: 'Sit with a colleague for one task that it is meant for',
    why: 'You will help with real work, so start by looking at it together.',
    day: 5,
    minutes: 30,
  },
] as const;
export type FirstWeekItem = (typeof firstWeekItems)[number]['name'];

/** What somebody's first week consists of; who has no buddy has nobody to talk with. */
export function itemsFor(hasBuddy: boolean) {
  return firstWeekItems.filter(({ name }) => name !== 'buddy' || hasBuddy);
}

export type OpenItem = { item: (typeof firstWeekItems)[number]; dueOn: Temporal.PlainDate };

/** What is left of it. */
export function itemsLeft(ticked: ReadonlySet<FirstWeekItem>, hasBuddy: boolean) {
  return itemsFor(hasBuddy).filter(({ name }) => !ticked.has(name));
}

/** The same with due dates; working days are the team's. */
export function openItems(
  acceptedOn: Temporal.PlainDate,
  left: readonly OpenItem['item'][],
  calendar: WorkingCalendar,
): OpenItem[] {
  return left.map((item) => ({ item, dueOn: addWorkingDays(acceptedOn, item.day, calendar) }));
}
