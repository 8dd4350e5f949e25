/* Everyone is asked about once a day, so what stores the answers is built once. */
import { and, eq, ne, sql } from 'drizzle-orm';
import { perDatabase } from '../prepared.ts';
import { peopleTable } from './directory.table.ts';

/** Removes a person's row of any other workspace. */
export const elsewhereQuery = perDatabase((database) =>
  database
    .delete(peopleTable)
    .where(
      and(
        eq(peopleTable.userId, sql.placeholder('userId')),
        ne(peopleTable.workspaceId, sql.placeholder('workspaceId')),
      ),
    )
    .prepare(),
);

/** Stores a person as told: what is not told of them, such as an address, stays as it was. */
export const savePersonQuery = perDatabase((database) => {
  const built = new Map<string, ReturnType<typeof build>>();
  const build = (told: readonly string[]) => {
    const row = Object.fromEntries(told.map((name) => [name, sql.placeholder(name)]));
    return database
      .insert(peopleTable)
      .values(row as unknown as typeof peopleTable.$inferInsert)
      .onConflictDoUpdate({ target: [peopleTable.workspaceId, peopleTable.userId], set: row })
      .prepare();
  };
  return (person: Partial<typeof peopleTable.$inferSelect>): void => {
    const told = Object.entries(person).filter(([, value]) => value !== undefined);
    const names = told.map(([name]) => name);
    const query = built.get(names.join()) ?? build(names);
    built.set(names.join(), query);
    query.run(Object.fromEntries(told));
  };
});
