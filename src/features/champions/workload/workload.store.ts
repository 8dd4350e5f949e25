import { and, asc, eq, sql } from 'drizzle-orm';
import { dateAt, isAfter } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { isAwayOn } from '../absences/absence.ts';
import { listAbsences } from '../absences/absences.store.ts';
import { protectedHoursActive } from '../champions/champion.ts';
import { listInOffice } from '../champions/champions.store.ts';
import { listOwedQuestions } from '../questions/owed-questions.store.ts';
import type { ChampionLoad } from './load.ts';
import { hoursUsedTable } from './workload.table.ts';

const hoursUsedQuery = perDatabase((database) =>
  database
    .select({ startsOn: hoursUsedTable.weekStartsOn, hoursUsed: hoursUsedTable.hours })
    .from(hoursUsedTable)
    .where(
      and(
        eq(hoursUsedTable.rolloutId, sql.placeholder('rolloutId')),
        eq(hoursUsedTable.personId, sql.placeholder('personId')),
      ),
    )
    .orderBy(asc(hoursUsedTable.weekStartsOn))
    .prepare(),
);

/** Hours that a person said they used, by week. */
export function listHoursUsed(
  database: Database,
  rolloutId: RolloutId,
  personId: UserId,
): ChampionLoad['weeks'] {
  return hoursUsedQuery(database).all({ rolloutId, personId });
}

/** What everybody in office has on their desk today. */
export function listLoads(context: ReadContext): ChampionLoad[] {
  const { database, rolloutId, product, today } = context;
  const certified = product.certifiedPeople(context);
  const inOffice = listInOffice(context);
  const teams = new Map(listTeams(database, rolloutId).map((team) => [team.id, team.name]));
  const owed = listOwedQuestions(context);
  const absences = listAbsences(context);
  return [...new Set(inOffice.map((one) => one.personId))].map((personId) => {
    const own = inOffice.filter((one) => one.personId === personId);
    const active = own.filter((one) => protectedHoursActive(one, today));
    const served = own.filter((one) => one.role === 'champion');
    const count = (teamId: string) =>
      owed.filter(({ question, owedBy }) => question.teamId === teamId && owedBy.includes(personId))
        .length;
    return {
      personId,
      teams: served.map(({ teamId }) => ({
        id: teamId,
        name: teams.get(teamId) ?? '',
        openQuestions: count(teamId),
      })),
      backsUp: own.filter((one) => one.role === 'back-up').map((one) => one.teamId),
      approvedPerWeek: active.reduce((sum, one) => sum + (one.hours?.perWeek ?? 0), 0),
      weeks: listHoursUsed(database, rolloutId, personId),
      canTakeMore:
        active.length > 0 && certified.has(personId) && !isAwayOn(personId, today, absences),
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
  return listInOffice(context).some(({ personId: holder, accepted }) => {
    if (holder !== personId || accepted === undefined) return false;
    return !isAfter(dateAt(accepted.at, timeZone), lastDay);
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
