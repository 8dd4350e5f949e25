/* The people of each team week by week, as the rule for verdicts takes them. */
import { sql } from 'drizzle-orm';
import { amongOnly, listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import type { AccessSpan } from '../../access/access/access-span.ts';
import { listAccessSpans } from '../../access/access/access-spans.store.ts';
import type { Absence } from '../../champions/absences/absence.ts';
import { listSaid } from '../../champions/absences/absences.store.ts';
import { listWorkingCalendars } from '../../teams/calendars/working-calendars.store.ts';
import { usageWeeksTable } from '../usage/usage.table.ts';
import { type DayNumber, dayNumber, mondayOf, type WeekNumber, weekOfDay } from '../usage/usage.ts';
import { countsFrom, type WeeklyActions } from '../usage/weekly-actions.ts';
import { usagePeopleTable } from '../usage-people/usage-people.table.ts';
import { listTeamsOff } from '../usage-retention/usage-settings.store.ts';
import { getReportedWeeks } from '../usage-sources/source-reports.store.ts';
import { usageSourcesTable } from '../usage-sources/usage-sources.table.ts';
import { awayWeeks, type PersonWeeks, personWeeks, type ReportedWeeks } from './person-weeks.ts';
import { listPseudonyms } from './pseudonyms.store.ts';

/**
 * Of each team in scope, everyone who had access by the week, whoever left since included; empty while
 * nothing was reported. Computed anew at each call: keep what follows from it, by `getUsageVersion`.
 * @public
 */
export function listPersonWeeks(
  context: ReadContext,
  only?: TeamScope,
): Map<TeamId, PersonWeeks[]> {
  const { database, rolloutId } = context;
  const reported = getReportedWeeks(database, rolloutId);
  const off = listTeamsOff(database, rolloutId);
  const spans = listAccessSpans(context, only).filter(({ teamId }) => !off.has(teamId));
  const people = new Set(spans.map(({ personId }) => personId));
  const counted = listWeeklyActions(database, rolloutId, people);
  const erased = listErased(database, rolloutId, people);
  const absences = Map.groupBy(listSaid(database, rolloutId, people), (one) => one.personId);
  const daysOff = listTeamDaysOff(context, only, reported);
  const weekAt = weekFinder();
  const teams = new Map(
    [...Map.groupBy(spans, ({ teamId }) => teamId)].map(([teamId, own]) => {
      const days = daysOff.get(teamId) ?? [];
      const ofTeam = awayWeeks(reported, days);
      const weeks = own.map((span) => {
        const { personId, from, to, gaps } = span;
        const said = absences.get(personId) ?? [];
        const isOnlyTeam = said.length === 0 && gaps.length === 0;
        const away = isOnlyTeam ? ofTeam : awayWeeks(reported, [...days, ...awayDays(said, span)]);
        const left = to === undefined ? undefined : weekAt(to + LAST_DAYS);
        const person = { personId, span: { from: weekAt(from), left } };
        const counts = { counted: counted.get(personId) ?? [], erasedTo: erased.get(personId) };
        return personWeeks({ ...person, ...counts }, { reported, away });
      });
      return [teamId, weeks];
    }),
  );
  for (const { teamId, personId, counted: own } of listPseudonyms(database, rolloutId, only)) {
    const away = awayWeeks(reported, daysOff.get(teamId) ?? []);
    const span = { from: own.firstWeek, left: undefined };
    const weeks = personWeeks({ personId, span, counted: [own] }, { reported, away });
    if (!off.has(teamId)) teams.set(teamId, [...(teams.get(teamId) ?? []), weeks]);
  }
  return teams;
}

/** Whoever leaves from Friday on was there that week. */
const LAST_DAYS = 3 * 86_400_000;

function weekFinder(): (milliseconds: number) => WeekNumber {
  const known = new Map<number, WeekNumber>();
  return (at) => {
    const week = known.get(at) ?? weekOfDay(Math.floor(at / 86_400_000));
    known.set(at, week);
    return week;
  };
}

function awayDays(said: readonly Absence[], { gaps }: AccessSpan): DayNumber[] {
  const ranges = [
    ...said.map(({ fromOn, toOn }) => [dayNumber(fromOn), dayNumber(toOn)] as const),
    ...gaps.map(
      ([from, to]) => [Math.floor(from / 86_400_000), Math.floor(to / 86_400_000)] as const,
    ),
  ];
  return ranges.flatMap(([from, to]) =>
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  );
}

/** Public holidays and days off of the teams, as far as the reported weeks go. */
function listTeamDaysOff(
  { database, rolloutId }: ReadContext,
  only: TeamScope,
  { firstWeek, states }: ReportedWeeks,
): Map<TeamId, DayNumber[]> {
  const [from, to] = [mondayOf(firstWeek), mondayOf(firstWeek + states.length)];
  const known = new Map<ReadonlySet<string>, DayNumber[]>();
  return new Map(
    [...listWorkingCalendars(database, rolloutId, only)].map(([teamId, { holidays }]) => {
      const days =
        known.get(holidays) ??
        [...holidays]
          .map((date) => dayNumber(Temporal.PlainDate.from(date)))
          .filter((day) => day >= from && day < to);
      known.set(holidays, days);
      return [teamId, days];
    }),
  );
}

const weeksQuery = perDatabase((database) => {
  const { personId, firstWeek, actions } = usageWeeksTable;
  return database
    .select({ userId: usagePeopleTable.userId, firstWeek, actions })
    .from(usagePeopleTable)
    .innerJoin(usageSourcesTable, sql`${usageSourcesTable.id} = ${usagePeopleTable.sourceId}`)
    .innerJoin(usageWeeksTable, sql`${personId} = ${usagePeopleTable.id}`)
    .where(
      sql`${amongOnly(usagePeopleTable.userId)} and +${usageSourcesTable.rolloutId} = ${sql.placeholder('rolloutId')}`,
    )
    .prepare();
});

/** What each source of a rollout counted of these people, by week. */
export function listWeeklyActions(
  database: Database,
  rolloutId: RolloutId,
  people: Iterable<UserId>,
): Map<UserId, WeeklyActions[]> {
  const rows = weeksQuery(database).all({ rolloutId, only: listed(people) });
  const found = new Map<UserId, WeeklyActions[]>();
  for (const { userId, firstWeek, actions } of rows) {
    if (userId === null) continue;
    const own = found.get(userId) ?? [];
    own.push({ firstWeek, actions: countsFrom(actions) });
    found.set(userId, own);
  }
  return found;
}

const erasedQuery = perDatabase((database) => {
  const { userId, erasedTo, sourceId, id } = usagePeopleTable;
  return database
    .select({ userId, erasedTo, firstWeek: usageWeeksTable.firstWeek })
    .from(usagePeopleTable)
    .leftJoin(usageWeeksTable, sql`${usageWeeksTable.personId} = ${id}`)
    .where(
      sql`${amongOnly(userId)} and ${erasedTo} is not null and ${sourceId} in
        (select id from ${usageSourcesTable} where rollout_id = ${sql.placeholder('rolloutId')})`,
    )
    .prepare();
});

/** The weeks up to which these people erased what was counted; somebody who only left kept them. */
function listErased(
  database: Database,
  rolloutId: RolloutId,
  people: Iterable<UserId>,
): Map<UserId, WeekNumber> {
  const rows = erasedQuery(database).all({ rolloutId, only: listed(people) });
  return new Map(
    rows.flatMap(({ userId, erasedTo, firstWeek }): [UserId, WeekNumber][] => {
      if (userId === null || erasedTo === null) return [];
      const week = weekOfDay(erasedTo);
      return firstWeek !== null && firstWeek < week ? [] : [[userId, week]];
    }),
  );
}
