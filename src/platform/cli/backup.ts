import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Database, openForReading } from '../database.ts';
import { OperatorRefusal } from './operator.ts';

/** Copies the database to a new file and answers its size; a copy that is not whole is thrown away. */
export async function backUp(database: Database, file: string): Promise<number> {
  if (existsSync(file)) throw new OperatorRefusal(`${file} already exists; name a new file.`);
  mkdirSync(dirname(file), { recursive: true });
  await database.$client.backup(file);
  chmodSync(file, 0o600);
  const problem = damageOf(file);
  if (problem === undefined) return statSync(file).size;
  rmSync(file);
  throw new OperatorRefusal(`The copy is damaged (${problem}), so it was deleted.`);
}

/** What is wrong with a database file; undefined when it is whole. */
export function damageOf(file: string): string | undefined {
  try {
    const { $client: client } = openForReading(file);
    try {
      const found = client.pragma('integrity_check(1)', { simple: true });
      return found === 'ok' ? undefined : String(found);
    } finally {
      client.close();
    }
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
