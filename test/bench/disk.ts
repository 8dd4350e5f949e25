/* What one commit costs on the disk at hand, whoever asks for it. */
import { join } from 'node:path';
import { openDatabase } from '../../src/platform/database.ts';
import { median } from './figures.ts';

const COMMITS = 100;

/** The median of a transaction with one row, on the disk before it returns. */
export function commitMilliseconds(folder: string): number {
  const { $client: client } = openDatabase(join(folder, 'disk.db'));
  client.exec('create table note (word text not null) strict');
  const add = client.prepare("insert into note values ('word')");
  const took = Array.from({ length: COMMITS }, () => {
    const begun = performance.now();
    add.run();
    return performance.now() - begun;
  });
  client.close();
  return median(took);
}
