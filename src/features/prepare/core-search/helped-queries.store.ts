import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { listPublished } from '../core/entries.store.ts';
import type { HelpedQuery } from './golden-file.ts';
import { listOpinions } from './searches.store.ts';

/** Questions that somebody said were answered, each with the entries that did, in the order they came. */
export function listHelpedQueries(database: Database, rolloutId: RolloutId): HelpedQuery[] {
  const ids = new Map(listPublished(database, rolloutId).map(({ number, id }) => [number, id]));
  const expected = new Map<string, Set<string>>();
  for (const { entryNumber, words, helped } of listOpinions(database, rolloutId)) {
    const id = ids.get(entryNumber);
    if (!helped || words === '' || id === undefined) continue;
    expected.set(words, (expected.get(words) ?? new Set()).add(id));
  }
  return [...expected].map(([query, found]) => ({ query, expected: [...found] }));
}
