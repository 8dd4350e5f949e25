import { eq, sql } from 'drizzle-orm';
import { countryOfZone, nameOfCountry } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { findPlaceName } from '../calendars/holiday-places.store.ts';
import type { Team } from './team.ts';
import { teamsTable } from './teams.table.ts';

const daysOffQuery = perDatabase((database) =>
  database
    .select({ place: teamsTable.holidayPlace, days: teamsTable.holidays })
    .from(teamsTable)
    .where(eq(teamsTable.id, sql.placeholder('teamId')))
    .prepare(),
);

export type TeamDaysOff = {
  /** Where its public holidays come from; undefined for its time zone's country. */
  place: { place: string; name: string } | undefined;
  countryName: string | undefined;
  days: readonly string[];
};

/** When a team does not work, as its form asks for it. */
export function findDaysOff(database: Database, { id, context }: Team): TeamDaysOff {
  const row = daysOffQuery(database).get({ teamId: id });
  const place = row?.place ?? undefined;
  const country = countryOfZone(context.timeZone);
  return {
    place: place === undefined ? undefined : { place, name: findPlaceName(database, place) },
    countryName: country && nameOfCountry(country),
    days: (row?.days ?? []).toSorted(),
  };
}
