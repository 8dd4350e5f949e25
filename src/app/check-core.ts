/* Doctor's look at the index of the Core: what it holds, and what it should hold, compared row by row. */
import { listMisindexed } from '../features/prepare/core/search-index.store.ts';
import { type Finding, fine, wrong } from '../platform/cli/finding.ts';
import type { Database } from '../platform/database.ts';
import { sayCount } from '../platform/words.ts';

const MEND = 'Run "npm run groundswell -- core reindex".';

export function checkCore(database: Database): Finding {
  const { entries, isWhole } = listMisindexed(database);
  if (!isWhole) return wrong('Core', `The index that /core find looks in is damaged. ${MEND}`);
  if (entries.length === 0) return fine('Core', 'What /core find looks in is what is published.');
  const count = sayCount(entries.length, 'entry', 'entries');
  return wrong('Core', `/core find sees ${count} otherwise than published. ${MEND}`);
}
