/* What people were written to in a world, counted by its outbox in each person's own time. */
import { directMessages } from '../../../src/features/contract/direct-messages.ts';
import type { Database } from '../../../src/platform/database.ts';

export type Heard = {
  personId: string;
  /** The declared kind that it is of; undefined for what nobody has declared. */
  kind: string | undefined;
  at: Temporal.ZonedDateTime;
  isUrgent: boolean;
};

/** Every message that Slack took to one person, edits apart, in the order of time. */
export function heardIn(database: Database): Heard[] {
  const rows = database.$client
    .prepare<[], { key: string; personId: string; at: number; zone: string | null }>(
      `select key, destination as personId, settled_at as at, p.time_zone as zone from outbox
       left join people p on p.user_id = destination
       where state = 'sent' and carrier <> 'edit' and destination glob 'U*' order by settled_at`,
    )
    .all();
  const declared: Readonly<Record<string, { kind: string }>> = directMessages;
  return rows.map(({ key, personId, at, zone }) => ({
    personId,
    kind: declared[key.split(':', 1)[0] ?? '']?.kind,
    at: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone ?? 'UTC'),
    isUrgent: key.includes(':urgent'),
  }));
}

/** How many messages to each person asked for a pulse and for nothing else. */
export function pulsesAloneIn(database: Database): number[] {
  return database.$client
    .prepare<[], number>(
      `select count(*) from nudges where sent_at is not null
         and key in (select nudge_key from nudge_items where obligation_key like 'pulses.answer:%')
         and key not in (select nudge_key from nudge_items where obligation_key not like 'pulses.answer:%')
       group by person_id`,
    )
    .pluck()
    .all();
}

/** When each thing was said to each person again, in working days after it was said before. */
export function gapsIn(database: Database): { what: string; days: number }[] {
  const rows = database.$client
    .prepare<[], { what: string; on: string }>(
      `select person_id || ' ' || about_id || ' ' || obligation_key as what, send_on as "on"
       from nudge_items join nudges on nudges.key = nudge_key
       where sent_at is not null order by what, send_on`,
    )
    .all();
  return rows.flatMap(({ what, on }, index) => {
    const before = rows[index - 1];
    if (before?.what !== what) return [];
    return [{ what, days: workingDaysBetween(before.on, on) }];
  });
}

function workingDaysBetween(from: string, to: string): number {
  let day = Temporal.PlainDate.from(from);
  let days = 0;
  while (Temporal.PlainDate.compare(day, Temporal.PlainDate.from(to)) < 0) {
    day = day.add({ days: 1 });
    if (day.dayOfWeek < 6) days += 1;
  }
  return days;
}
