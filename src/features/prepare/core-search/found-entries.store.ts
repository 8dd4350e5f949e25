import type { ReadContext } from '../../../platform/request.ts';
import { findEntryByNumber } from '../core/entries.store.ts';
import { isPublished, type PublishedEntry, verifiedUntil } from '../core/entry.ts';
import { passageOf } from './passage.ts';
import { listMatches, type SearchFilter } from './search.store.ts';
import { keyOf } from './search-query.ts';

export type FoundEntry = {
  entry: PublishedEntry;
  /** The part of it that answers. */
  passage: string;
  /** The last day through which it counts as verified; undefined while that has to be asked again. */
  verifiedUntil: Temporal.PlainDate | undefined;
  score: number;
};

export type Search = { words: string; filter?: SearchFilter | undefined; limit?: number };

export const SHOWN_MAX = 3;

/** What a search finds, the best first, and the key of the gap that it is when it finds nothing. */
export function listFound(
  { database, rolloutId, today }: ReadContext,
  { words, filter, limit = SHOWN_MAX }: Search,
): { found: FoundEntry[]; gapKey: string } {
  const { question, ranked } = listMatches(database, rolloutId, { words, filter });
  const found = ranked.slice(0, limit).flatMap(({ entryNumber, score }): FoundEntry[] => {
    const entry = findEntryByNumber(database, entryNumber);
    if (entry === undefined || !isPublished(entry)) return [];
    return [
      {
        entry,
        passage: passageOf(entry.published.body, question.sought),
        verifiedUntil: verifiedUntil(entry, today),
        score: Math.round(score * 1000) / 1000,
      },
    ];
  });
  return { found, gapKey: keyOf(question) };
}
