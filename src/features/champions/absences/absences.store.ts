import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { isBefore } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listPeople } from '../../../platform/slack/directory.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listInOffice } from '../champions/champions.store.ts';
import type { Absence } from './absence.ts';
import { absencesTable } from './absences.table.ts';

export type SaidAbsence = Absence & { id: string };

const saidQuery = perDatabase((database) =>
  database
    .select()
    .from(absencesTable)
    .where(
      and(
        eq(absencesTable.rolloutId, sql.placeholder('rolloutId')),
        isNull(absencesTable.takenBackAt),
      ),
    )
    .orderBy(asc(absencesTable.fromOn), asc(absencesTable.id))
    .prepare(),
);

/** What people said themselves and did not take back, by first day. */
export function listSaid(database: Database, rolloutId: RolloutId): SaidAbsence[] {
  return saidQuery(database)
    .all({ rolloutId })
    .map(({ id, personId, fromOn, toOn }) => ({ id, personId, fromOn, toOn }));
}

/** Who is away when: as they said, and as the Slack status of champions and back-ups says now. */
export function listAbsences(context: ReadContext): Absence[] {
  const { database, rolloutId, now } = context;
  const inOffice = listInOffice(context).map((one) => one.personId);
  const bySlack = listPeople(database, [...new Set(inOffice)]).flatMap((person) => {
    const status = { text: person.statusText, until: person.statusUntil ?? undefined };
    const days = awayByStatus(status, person.timeZone, now);
    return days === undefined ? [] : [{ personId: person.userId, ...days }];
  });
  return [...listSaid(database, rolloutId), ...bySlack];
}

export function addAbsence(
  database: Database,
  absence: SaidAbsence & { rolloutId: RolloutId; saidAt: Temporal.Instant },
): void {
  database.insert(absencesTable).values(absence).run();
}

/** Ends an absence on the day before `today`, or takes it back when it has not begun. */
export function markBack(
  database: Database,
  absence: SaidAbsence,
  today: Temporal.PlainDate,
  now: Temporal.Instant,
): void {
  const hasBegun = isBefore(absence.fromOn, today);
  database
    .update(absencesTable)
    .set(hasBegun ? { toOn: today.subtract({ days: 1 }) } : { takenBackAt: now })
    .where(eq(absencesTable.id, absence.id))
    .run();
}

/** Absences of a person that are not over yet. */
export function listAhead(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
  today: Temporal.PlainDate,
): SaidAbsence[] {
  return listSaid(database, rolloutId).filter(
    (one) => one.personId === personId && !isBefore(one.toOn, today),
  );
}
