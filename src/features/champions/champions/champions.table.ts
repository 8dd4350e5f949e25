import { sql } from 'drizzle-orm';
import { check, index, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { instant, plainDate } from '../../../platform/columns.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { rolloutsTable } from '../../rollout/rollouts/rollouts.table.ts';
import { teamsTable } from '../../teams/teams/teams.table.ts';
import { type Champion, championRoles, endings, type LapseCause } from './champion.ts';

/** One person's time in the role for one team, from the nomination to its end; nothing is ever removed. */
export const championsTable = sqliteTable(
  'champions',
  {
    id: text('id').primaryKey(),
    rolloutId: text('rollout_id')
      .$type<RolloutId>()
      .notNull()
      .references(() => rolloutsTable.id),
    teamId: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => teamsTable.id),
    personId: text('person_id').$type<UserId>().notNull(),
    role: text('role', { enum: championRoles }).notNull(),
    nominatedBy: text('nominated_by').$type<UserId>().notNull(),
    nominatedAt: instant('nominated_at').notNull(),
    nominatedWhy: text('nominated_why').notNull(),
    hoursPerWeek: real('hours_per_week'),
    hoursFromOn: plainDate('hours_from_on'),
    hoursUntilOn: plainDate('hours_until_on'),
    hoursBy: text('hours_by').$type<UserId>(),
    hoursAt: instant('hours_at'),
    confirmedBy: text('confirmed_by').$type<UserId>(),
    confirmedAt: instant('confirmed_at'),
    acceptedBy: text('accepted_by').$type<UserId>(),
    acceptedAt: instant('accepted_at'),
    buddyId: text('buddy_id').$type<UserId>(),
    endedHow: text('ended_how', { enum: endings }),
    endedCause: text('ended_cause').$type<LapseCause>(),
    endedAt: instant('ended_at'),
    endedReason: text('ended_reason'),
  },
  (table) => [
    index('champions_of_rollout').on(table.rolloutId, table.teamId),
    index('champions_team').on(table.teamId),
    index('champions_person').on(table.personId),
    index('champions_hours_end')
      .on(table.rolloutId, table.hoursUntilOn)
      .where(sql`ended_at is null`),
    index('champions_closed')
      .on(table.rolloutId, table.personId)
      .where(sql`ended_cause = 'deactivated'`),
    uniqueIndex('champions_one_per_team')
      .on(table.teamId)
      .where(sql`role = 'champion' and ended_at is null`),
    uniqueIndex('champions_once_per_person')
      .on(table.teamId, table.personId)
      .where(sql`ended_at is null`),
    check('champions_role', sql.raw(`role in (${listed(championRoles)})`)),
    check('champions_ended', sql.raw(`ended_how is null or ended_how in (${listed(endings)})`)),
    check('champions_hours', sql`hours_per_week is null or hours_per_week > 0`),
  ],
);

function listed(values: readonly string[]): string {
  return values.map((value) => `'${value}'`).join(', ');
}

type Row = typeof championsTable.$inferSelect;

/** The columns of a champion; the buddy is stored apart. */
export function rowOf(champion: Champion): Omit<Row, 'buddyId'> {
  const { id, rolloutId, teamId, personId, role, nominated, hours } = champion;
  const { confirmed, accepted, ended } = champion;
  return {
    id,
    rolloutId,
    teamId,
    personId,
    role,
    nominatedBy: nominated.by,
    nominatedAt: nominated.at,
    nominatedWhy: nominated.why,
    hoursPerWeek: hours?.perWeek ?? null,
    hoursFromOn: hours?.fromOn ?? null,
    hoursUntilOn: hours?.untilOn ?? null,
    hoursBy: hours?.by ?? null,
    hoursAt: hours?.at ?? null,
    confirmedBy: confirmed?.by ?? null,
    confirmedAt: confirmed?.at ?? null,
    acceptedBy: accepted?.by ?? null,
    acceptedAt: accepted?.at ?? null,
    endedHow: ended?.how ?? null,
    endedCause: ended?.cause ?? null,
    endedAt: ended?.at ?? null,
    endedReason: ended?.reason ?? null,
  };
}

export function championFrom(row: Row): Champion {
  const { id, rolloutId, teamId, personId, role } = row;
  return {
    id,
    rolloutId,
    teamId,
    personId,
    role,
    nominated: { by: row.nominatedBy, at: row.nominatedAt, why: row.nominatedWhy },
    hours: hoursFrom(row),
    confirmed: stampFrom(row.confirmedBy, row.confirmedAt),
    accepted: stampFrom(row.acceptedBy, row.acceptedAt),
    ended:
      row.endedHow === null || row.endedAt === null
        ? undefined
        : {
            how: row.endedHow,
            cause: row.endedCause ?? undefined,
            at: row.endedAt,
            reason: row.endedReason ?? '',
          },
  };
}

function stampFrom(by: UserId | null, at: Temporal.Instant | null): Champion['confirmed'] {
  return by === null || at === null ? undefined : { by, at };
}

function hoursFrom(row: Row): Champion['hours'] {
  const { hoursPerWeek, hoursFromOn, hoursUntilOn, hoursBy, hoursAt } = row;
  if (hoursPerWeek === null || hoursFromOn === null || hoursUntilOn === null) return undefined;
  if (hoursBy === null || hoursAt === null) return undefined;
  return {
    perWeek: hoursPerWeek,
    fromOn: hoursFromOn,
    untilOn: hoursUntilOn,
    by: hoursBy,
    at: hoursAt,
  };
}
