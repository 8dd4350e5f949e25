import type { ReadContext } from '../../../platform/request.ts';
import { listEntries } from './entries.store.ts';
import { type Entry, titleOf } from './entry.ts';
import type { Near } from './entry-form.ts';
import { nearness, wordsOf } from './nearness.ts';

const NEAR_AT_MOST = 3;

/** What the Core says already, drafts included, that is nearest to these words. */
export function listNearEntries(
  { database, rolloutId }: ReadContext,
  words: string,
  except?: string,
): Near[] {
  const wanted = wordsOf(words);
  return listEntries(database, rolloutId)
    .filter((entry) => entry.retired === undefined && entry.id !== except)
    .flatMap((entry) => {
      const near = nearness(wanted, namesOf(entry));
      return near === 0 ? [] : [{ entry, near }];
    })
    .sort((a, b) => b.near - a.near)
    .slice(0, NEAR_AT_MOST)
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
