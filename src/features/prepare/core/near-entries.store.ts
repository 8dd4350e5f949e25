import type { ReadContext } from '../../../platform/request.ts';
import { listFound } from '../core-search/found-entries.store.ts';
import { listEntries } from './entries.store.ts';
import { type Entry, titleOf } from './entry.ts';
import type { Near } from './entry-form.ts';
import { nearness, wordsOf } from './nearness.ts';

const NEAR_AT_MOST = 3;

/** What the Core says already that is nearest to these words: what people find first, then drafts of others. */
export function listNearEntries(context: ReadContext, words: string): Near[] {
  const { found } = listFound(context, { words, limit: NEAR_AT_MOST });
  const published = found.map(({ entry, passage }) => ({
    id: entry.id,
    title: entry.published.title,
    passage,
  }));
  return [
    ...published,
    ...nearByName(context, words, new Set(published.map(({ id }) => id))),
  ].slice(0, NEAR_AT_MOST);
}

function nearByName(
  { database, rolloutId }: ReadContext,
  words: string,
  known: ReadonlySet<string>,
): Near[] {
  const wanted = wordsOf(words);
  return listEntries(database, rolloutId)
    .filter(({ retired, id }) => retired === undefined && !known.has(id))
    .flatMap((entry) => {
      const near = nearness(wanted, namesOf(entry));
      return near === 0 ? [] : [{ entry, near }];
    })
    .sort((a, b) => b.near - a.near)
    .map(({ entry }) => ({ id: entry.id, title: titleOf(entry), passage: passageOf(entry) }));
}

function namesOf(entry: Entry): string[] {
  const text = entry.draft ?? entry.published;
  return [text?.title ?? '', ...(text?.synonyms ?? [])];
}

function passageOf(entry: Entry): string {
  const body = (entry.published ?? entry.draft)?.body ?? '';
  return body
    .replace(/^#+ .*$/gm, '')
    .replaceAll('**', '')
    .trim();
}
