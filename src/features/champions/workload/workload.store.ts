import { and, asc, eq, sql } from 'drizzle-orm';
import { dateAt, isAfter } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { isAwayOn } from '../absences/absence.ts';
import { listAbsences } from '../absences/absences.store.ts';
import { protectedHoursActive, servesFromOn } from '../champions/champion.ts';
import { listInOffice, listTeamsServed } from '../champions/champions.store.ts';
import { listOwedQuestions } from '../questions/owed-questions.store.ts';
import type { ChampionLoad } from './load.ts';
import { hoursUsedTable } from './workload.table.ts';

/** Hours that people said they used, by week. */
export function listHoursUsed(
  database: Database,
  rolloutId: RolloutId,
  people: Iterable<UserId>,
): ReadonlyMap<UserId, ChampionLoad['weeks']> {
  return Map.groupBy(weekRows(database, { rolloutId }, people), (row) => row.personId);
}

const weekRows = scopedQuery((database, inScope) => {
  const { rolloutId, personId, weekStartsOn: startsOn, hours: hoursUsed } = hoursUsedTable;
  return database
    .select({ personId, startsOn, hoursUsed })
    .from(hoursUsedTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(personId)))
    .orderBy(asc(startsOn))
    .prepare();
});

/** What somebody in office has on their desk today. */
export function findLoad(context: ReadContext, personId: UserId): ChampionLoad | undefined {
  const loads = listLoads(context, listTeamsServed(context, personId));
  return loads.find((load) => load.personId === personId);
}

/** The same of everybody in office in those teams, as far as these teams go. */
export function listLoads(context: ReadContext, only?: TeamScope): ChampionLoad[] {
  const { database, rolloutId, product, today } = context;
  const certified = product.certifiedPeople(context);
  const inOffice = Map.groupBy(listInOffice(context, only), ({ personId }) => personId);
  const names = new Map(listTeams(database, rolloutId, only).map(({ id, name }) => [id, name]));
  const owed = Map.groupBy(listOwedQuestions(context, only), ({ question }) => question.teamId);
  const absences = Map.groupBy(listAbsences(context, only), (one) => one.personId);
  const weeks = listHoursUsed(database, rolloutId, inOffice.keys());
  return [...inOffice].map(([personId, own]) => {
    const active = own.filter((one) => protectedHoursActive(one, today));
    const served = own.filter((one) => one.role === 'champion');
    const count = (teamId: TeamId) =>
      (owed.get(teamId) ?? []).filter(({ owedBy }) => owedBy.includes(personId)).length;
    const away = absences.get(personId) ?? [];
    return {
      personId,
      teams: served.map(({ teamId }) => ({
        id: teamId,
        name: names.get(teamId) ?? '',
        openQuestions: count(teamId),
      })),
      backsUp: own.filter((one) => one.role === 'back-up').map((one) => one.teamId),
      approvedPerWeek: active.reduce((sum, one) => sum + (one.hours?.perWeek ?? 0), 0),
      weeks: weeks.get(personId) ?? [],
      canTakeMore: active.length > 0 && certified.has(personId) && !isAwayOn(personId, today, away),
    };
  });
}

/** Whether somebody was in office in any part of a week; before that there is nothing to ask. */
export function findHasServed(
  context: ReadContext,
  personId: UserId,
  weekStartsOn: Temporal.PlainDate,
): boolean {
  const timeZone = findRollout(context.database, context.rolloutId)?.timeZone ?? 'UTC';
  const lastDay = weekStartsOn.add({ days: 6 });
  const own = listInOffice(context, listTeamsServed(context, personId));
  return own.some((one) => {
    if (one.personId !== personId || one.accepted === undefined) return false;
    return !isAfter(servesFromOn(one, dateAt(one.accepted.at, timeZone)), lastDay);
  });
}

export function saveHoursUsed(
  database: Database,
  entry: {
    rolloutId: RolloutId;
    personId: UserId;
    weekStartsOn: Temporal.PlainDate;
    hours: number;
    enteredAt: Temporal.Instant;
  },
): void {
  const { hours, enteredAt } = entry;
  database
    .insert(hoursUsedTable)
    .values(entry)
    .onConflictDoUpdate({
      target: [hoursUsedTable.rolloutId, hoursUsedTable.personId, hoursUsedTable.weekStartsOn],
      set: { hours, enteredAt },
    })
    .run();
}
