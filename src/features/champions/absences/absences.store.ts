import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { isBefore } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { listPeople, type Person } from '../../../platform/slack/directory.ts';
import { saysAway } from '../../teams/calendars/away-statement.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { listInOffice } from '../champions/champions.store.ts';
import type { Absence } from './absence.ts';
import { absencesTable } from './absences.table.ts';

export type SaidAbsence = Absence & { id: string };

/** What people said themselves and did not take back, by first day; of all, or of those people. */
export function listSaid(
  database: Database,
  rolloutId: RolloutId,
  people?: Iterable<UserId>,
): SaidAbsence[] {
  return saidRows(database, { rolloutId }, people);
}

const saidRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, personId, fromOn, toOn, takenBackAt } = absencesTable;
  return database
    .select({ id, personId, fromOn, toOn })
    .from(absencesTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(personId), isNull(takenBackAt)))
    .orderBy(asc(fromOn), asc(id))
    .prepare();
});

type AwayStatus = { personId: UserId; timeZone: string; text: string; until: Until };
type Until = Temporal.Instant | undefined;

const keptStatuses = perTeam<AwayStatus[], ReadContext>({
  name: 'away statuses',
  isAskedForAll: true,
  read(context, only) {
    const inOffice = listInOffice(context, only);
    const people = listPeople(
      context.database,
      inOffice.map((one) => one.personId),
    );
    const away = new Map(
      people.filter((one) => saysAway(one.statusText)).map((one) => [one.userId, one]),
    );
    const holders = inOffice.filter(({ personId }) => away.has(personId));
    const ofTeams = Map.groupBy(holders, ({ teamId }) => teamId);
    return [...ofTeams].map(([teamId, own]) => [
      teamId,
      own.flatMap(({ personId }) => statusFrom(away.get(personId))),
    ]);
  },
});

function statusFrom(person: Person | undefined): AwayStatus[] {
  if (person === undefined) return [];
  const { userId: personId, timeZone, statusText: text, statusUntil } = person;
  return [{ personId, timeZone, text, until: statusUntil ?? undefined }];
}

/** The teams of which somebody in office says in their Slack status that they are away. */
export function listTeamsWithAwayStatus(
  context: ReadContext,
  only?: TeamScope,
): ReadonlyMap<TeamId, readonly AwayStatus[]> {
  return keptStatuses.of(context, only);
}

/** When the champions and back-ups of those teams are away: as they said, and as their Slack status says now. */
export function listAbsences(context: ReadContext, only?: TeamScope): Absence[] {
  const { database, rolloutId } = context;
  const people = new Set(listInOffice(context, only).map((one) => one.personId));
  return [...listSaid(database, rolloutId, people), ...listAwayBySlack(context, only)];
}

/** The same with what people said who have left their office since: they are away all the same. */
export function listEveryAbsence(context: ReadContext): Absence[] {
  return [...listSaid(context.database, context.rolloutId), ...listAwayBySlack(context)];
}

function listAwayBySlack(context: ReadContext, only?: TeamScope): Absence[] {
  const statuses = [...listTeamsWithAwayStatus(context, only).values()].flat();
  return statuses.flatMap(({ personId, timeZone, text, until }) => {
    const days = awayByStatus({ text, until }, timeZone, context.now);
    return days === undefined ? [] : [{ personId, ...days }];
  });
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
  return listSaid(database, rolloutId, [personId]).filter((one) => !isBefore(one.toOn, today));
}
