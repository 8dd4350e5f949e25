import { desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { Register } from './register.ts';
import { registersTable } from './registers.table.ts';

type Row = typeof registersTable.$inferSelect;

/** The registers of a rollout, the newest first. */
export function listRegisters(database: Database, rolloutId: RolloutId): readonly Register[] {
  return remember(database, `sample registers ${rolloutId}`, () =>
    database
      .select()
      .from(registersTable)
      .where(eq(registersTable.rolloutId, rolloutId))
      .orderBy(desc(registersTable.number))
      .all()
      .map(registerFrom),
  );
}

export const findOpenRegister = (database: Database, rolloutId: RolloutId) =>
  listRegisters(database, rolloutId).find(({ closedAt }) => closedAt === undefined);

/** The rollouts that have one open, for the job that closes them. */
export function listRolloutsWithOpenRegister(database: Database): readonly RolloutId[] {
  return remember(database, 'rollouts with an open register', () =>
    database
      .select({ rolloutId: registersTable.rolloutId })
      .from(registersTable)
      .where(isNull(registersTable.closedAt))
      .all()
      .map(({ rolloutId }) => rolloutId),
  );
}

export function saveRegister(database: Database, rolloutId: RolloutId, register: Register): void {
  const { first, second, seed, closedAt, ...facts } = register;
  const row = {
    ...facts,
    firstDigits: first?.digits ?? null,
    firstBy: first?.by ?? null,
    secondDigits: second?.digits ?? null,
    secondBy: second?.by ?? null,
    seed: seed ?? null,
    closedAt: closedAt ?? null,
  };
  database
    .insert(registersTable)
    .values({ rolloutId, ...row })
    .onConflictDoUpdate({
      target: [registersTable.rolloutId, registersTable.number],
      set: row,
    })
    .run();
}

function registerFrom(row: Row): Register {
  const { number, openedAt, closesOn, firstDigits, firstBy, secondDigits, secondBy } = row;
  const given = (digits: string | null, by: Row['firstBy']) =>
    digits === null || by === null ? undefined : { digits, by };
  return {
    number,
    openedAt,
    closesOn,
    first: given(firstDigits, firstBy),
    second: given(secondDigits, secondBy),
    seed: row.seed ?? undefined,
    closedAt: row.closedAt ?? undefined,
  };
}
