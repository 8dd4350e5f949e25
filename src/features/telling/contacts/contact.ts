import { compareTimes, dateAt, isAfter } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import { type Availability, isAwayOn, nextSendable } from '../../teams/calendars/quiet-hours.ts';

export const contactRoles = ['champion', 'back-up', 'buddy', 'lead'] as const;
export type ContactRole = (typeof contactRoles)[number];

/** Whether somebody is there, by their own clock, their working days and what they said about being away. */
export type Presence =
  | { kind: 'here' }
  | { kind: 'later'; at: Temporal.Instant }
  | { kind: 'away'; backOn: Temporal.PlainDate };

export type Contact = {
  userId: UserId;
  name: string;
  role: ContactRole;
  timeZone: string;
  /** The time on their clock. */
  time: Temporal.PlainTime;
  presence: Presence;
};

/** An absence longer than this has no end that anybody would wait for. */
const LOOK_AHEAD_DAYS = 60;

export function presenceOf(now: Temporal.Instant, person: Availability): Presence {
  const today = dateAt(now, person.timeZone);
  if (isAwayOn(today, person)) {
    let day = today;
    for (let days = 0; days < LOOK_AHEAD_DAYS && isAwayOn(day, person); days += 1) {
      day = day.add({ days: 1 });
    }
    return { kind: 'away', backOn: day };
  }
  const next = nextSendable(now, person);
  if (next === undefined) return { kind: 'away', backOn: today.add({ days: LOOK_AHEAD_DAYS }) };
  const isNow = !isAfter(next.at, now);
  return isNow ? { kind: 'here' } : { kind: 'later', at: next.at };
}

/** The first in order who is here; when nobody is, whoever is back at work first. */
export function whomFirst(contacts: readonly Contact[]): Contact | undefined {
  const here = contacts.find(({ presence }) => presence.kind === 'here');
  if (here !== undefined) return here;
  const later = contacts
    .flatMap((contact) =>
      contact.presence.kind === 'later' ? [{ contact, at: contact.presence.at }] : [],
    )
    .sort((a, b) => compareTimes(a.at, b.at));
  return later[0]?.contact ?? contacts[0];
}
