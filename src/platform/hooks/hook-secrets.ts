/* The secrets that webhooks to us are signed with: two at once while they are exchanged, none stored. */
import { eq, sql } from 'drizzle-orm';
import { isBefore } from '../calendar.ts';
import { type Database, write } from '../database.ts';
import { deriveSecret } from '../derived-secrets.ts';
import type { RolloutId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { hookSecretsTable } from './hooks.table.ts';

const PREFIX = 'whsec_';
/** How long the secret before the newest is still taken. */
export const OLDER_SECRET_DAYS = 7;

const secretQuery = perDatabase((database) =>
  database
    .select()
    .from(hookSecretsTable)
    .where(eq(hookSecretsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** The secrets that are taken now, the newest first; none without SECRETS_KEY. */
export function listHookSecrets(
  database: Database,
  rolloutId: RolloutId,
  now: Temporal.Instant,
): Buffer[] {
  const known = secretQuery(database).get({ rolloutId });
  const newest = known?.generation ?? 1;
  const isOlderTaken = known !== undefined && isBefore(now, known.previousUntil);
  return [newest, ...(isOlderTaken ? [newest - 1] : [])].flatMap(
    (generation) => deriveSecret(database, `hooks ${rolloutId} ${generation}`) ?? [],
  );
}

/** As the specification writes a secret. */
export const sayHookSecret = (secret: Buffer) => `${PREFIX}${secret.toString('base64')}`;

/** Makes a new secret the newest; the one before is taken for a week more. */
export function changeHookSecret(
  database: Database,
  rolloutId: RolloutId,
  now: Temporal.Instant,
): void {
  write(database, () => {
    const generation = (secretQuery(database).get({ rolloutId })?.generation ?? 1) + 1;
    const previousUntil = now.add({ hours: 24 * OLDER_SECRET_DAYS });
    database
      .insert(hookSecretsTable)
      .values({ rolloutId, generation, previousUntil })
      .onConflictDoUpdate({
        target: hookSecretsTable.rolloutId,
        set: { generation, previousUntil },
      })
      .run();
  });
}
