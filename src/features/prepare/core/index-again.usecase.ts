import { type Database, write } from '../../../platform/database.ts';
import { saveIndex } from './search-index.store.ts';

/** Mends the index that searches look in; nothing that people wrote is touched. */
export function indexAgain(database: Database): number {
  return write(database, () => saveIndex(database));
}
