/* Counts the statements that a database runs: what a request asks of it, whoever asks. */
import type { Database } from '../../src/platform/database.ts';

type Counted = { count: number; bySql: Map<string, number> };
type Way = 'all' | 'get' | 'run';

const WAYS: readonly Way[] = ['all', 'get', 'run'];

/** Begins to count; call it before anything is prepared, since it sees only what is prepared later. */
export function countStatements({ $client: client }: Database): Counted {
  const counted: Counted = { count: 0, bySql: new Map() };
  const prepare = client.prepare.bind(client);
  const counting = (sql: string) => {
    const statement = prepare(sql) as unknown as Record<Way, (...values: unknown[]) => unknown>;
    for (const way of WAYS) {
      const run = statement[way].bind(statement);
      const count = (...values: unknown[]) => {
        counted.count += 1;
        counted.bySql.set(sql, (counted.bySql.get(sql) ?? 0) + 1);
        return run(...values);
      };
      Object.defineProperty(statement, way, { value: count, configurable: true });
    }
    return statement;
  };
  Object.defineProperty(client, 'prepare', { value: counting });
  return counted;
}
