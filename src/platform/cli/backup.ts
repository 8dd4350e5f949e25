import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { findRecordHead, type RecordHead } from '../audit/verify-record.ts';
import { type Database, openForReading } from '../database.ts';
import { OperatorRefusal } from './operator.ts';

/** Copies the database to a new file and answers its size, and how far its record goes; a copy that is not whole is thrown away. */
export async function backUp(
  database: Database,
  file: string,
): Promise<{ bytes: number; record: RecordHead }> {
  if (existsSync(file)) throw new OperatorRefusal(`${file} already exists; name a new file.`);
  mkdirSync(dirname(file), { recursive: true });
  await database.$client.backup(file);
  chmodSync(file, 0o600);
  const problem = damageOf(file);
  if (problem === undefined) return { bytes: statSync(file).size, record: headIn(file) };
  rmSync(file);
  throw new OperatorRefusal(`The copy is damaged (${problem}), so it was deleted.`);
}

function headIn(file: string): RecordHead {
  const copy = openForReading(file);
  try {
    return findRecordHead(copy);
  } finally {
    copy.$client.close();
  }
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
