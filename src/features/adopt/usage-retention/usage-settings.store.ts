import { eq } from 'drizzle-orm';
import { countryOfZone, nameOfCountry } from '../../../platform/country.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { usageSettingsTable } from './usage-settings.table.ts';
import { isOff, USAGE_SETTINGS, type UsageSettings } from './usage-settings.ts';

export function findUsageSettings(database: Database, rolloutId: RolloutId): UsageSettings {
  return remember(database, `usage settings ${rolloutId}`, () => {
    const row = database
      .select()
      .from(usageSettingsTable)
      .where(eq(usageSettingsTable.rolloutId, rolloutId))
      .get();
    return row ?? USAGE_SETTINGS;
  });
}

export function saveUsageSettings(
  database: Database,
  rolloutId: RolloutId,
  settings: UsageSettings,
): void {
  const { keepDays, keepWeeks, keptFrom } = settings;
  const set = { keepDays, keepWeeks, keptFrom, placesOff: [...settings.placesOff] };
  database
    .insert(usageSettingsTable)
    .values({ rolloutId, ...set })
    .onConflictDoUpdate({ target: usageSettingsTable.rolloutId, set })
    .run();
}

/** The teams of whose people nothing is kept one by one. */
export function listTeamsOff(database: Database, rolloutId: RolloutId): ReadonlySet<TeamId> {
  return remember(database, `usage teams off ${rolloutId}`, () => {
    const settings = findUsageSettings(database, rolloutId);
    if (settings.placesOff.length === 0) return new Set<TeamId>();
    const off = listTeams(database, rolloutId).filter(({ context: { place, timeZone } }) => {
      const country = countryOfZone(timeZone);
      return isOff(settings, { place, country: country && nameOfCountry(country) });
    });
    return new Set(off.map(({ id }) => id));
  });
}
