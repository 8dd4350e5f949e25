import type { Database } from '../../../platform/database.ts';
import { indexAgain } from '../core/index-again.usecase.ts';

/** For the operator whose doctor found the index wrong; answers how many entries can be found. */
export function reindexCore(database: Database): number {
  return indexAgain(database);
}
