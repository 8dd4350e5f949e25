import { eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { trainingSettingsTable } from './training-settings.table.ts';
import { TRAINING_DEFAULTS, type TrainingSettings } from './training-settings.ts';

const trainingSettingsQuery = perDatabase((database) =>
  database
    .select()
    .from(trainingSettingsTable)
    .where(eq(trainingSettingsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function getTrainingSettings(database: Database, rolloutId: RolloutId): TrainingSettings {
  const row = trainingSettingsQuery(database).get({ rolloutId });
  if (row === undefined) return TRAINING_DEFAULTS;
  return {
    passMarkPercent: row.passMarkPercent,
    scenarios: { member: row.memberScenarios, champion: row.championScenarios },
    validDays: { member: row.memberDays, champion: row.championDays },
  };
}

export function saveTrainingSettings(
  database: Database,
  rolloutId: RolloutId,
  settings: TrainingSettings,
  now: Temporal.Instant,
): void {
  const values = {
    passMarkPercent: settings.passMarkPercent,
    memberScenarios: settings.scenarios.member,
    championScenarios: settings.scenarios.champion,
    memberDays: settings.validDays.member,
    championDays: settings.validDays.champion,
    changedAt: now,
  };
  database
    .insert(trainingSettingsTable)
    .values({ rolloutId, ...values })
    .onConflictDoUpdate({ target: trainingSettingsTable.rolloutId, set: values })
    .run();
}
