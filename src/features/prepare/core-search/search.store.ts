/* Looks for entries. What people type never reaches the index other than as quoted words. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { scopeWords } from '../core/search-words.ts';
import { type Question, readQuestion } from './search-query.ts';
import { type Candidate, type Ranked, rankCandidates } from './search-ranking.ts';
import { type Vocabulary, vocabularyOf } from './search-vocabulary.ts';
import { countOpinions } from './searches.store.ts';

export type SearchFilter = { kind?: string | undefined; workflow?: string | undefined };

const LOOKED_AT_MAX = 40;
/** Words that stand in so many entries tell them apart too little to be looked up, while there are others. */
const COMMON_SHARE = 0.1;
/** A word that is known so surely need not be looked for by its letters. */
const TRUSTED = 0.8;

/** Entries that answer a question, the best first; nothing where none answers it well enough. */
export function listMatches(
  database: Database,
  rolloutId: RolloutId,
  { words, filter = {} }: { words: string; filter?: SearchFilter | undefined },
): { question: Question; ranked: readonly Ranked[] } {
  const vocabulary = vocabularyIn(database);
  const question = readQuestion(words, vocabulary);
  const candidates = listCandidates(database, rolloutId, {
    question,
    vocabulary,
    scope: scopeWords(rolloutId, filter),
  });
  return { question, ranked: rankCandidates(question, candidates, vocabulary) };
}

/** It names the table so that whatever is kept of it ends with a change there. */
const vocabularyQuery = perDatabase(({ $client }) =>
  $client.prepare(
    `select term as word, doc as entries from core_vocabulary
     where exists (select 1 from core_search_texts)`,
  ),
);
const countQuery = perDatabase(({ $client }) =>
  $client.prepare('select count(*) from core_search_texts').pluck(),
);

/** The words of all entries, whatever rollout they belong to: what is a word in one is one in the other. */
function vocabularyIn(database: Database): Vocabulary {
  return remember(database, 'core vocabulary', () => {
    const counted = vocabularyQuery(database).all() as { word: string; entries: number }[];
    return vocabularyOf(counted, Number(countQuery(database).get()));
  });
}

const stemsQuery = perDatabase(({ $client }) =>
  $client.prepare(
    `select rowid as entryNumber from core_stems where core_stems match ?
     order by bm25(core_stems, 0, 10, 6, 1) limit ${LOOKED_AT_MAX}`,
  ),
);
const trigramsQuery = perDatabase(({ $client }) =>
  $client.prepare(
    `select rowid as entryNumber from core_trigrams where core_trigrams match ?
     order by bm25(core_trigrams, 0, 10, 6) limit ${LOOKED_AT_MAX}`,
  ),
);
const textQuery = perDatabase(({ $client }) =>
  $client.prepare(
    'select entry_number as entryNumber, scope, title, synonyms, body from core_search_texts where entry_number = ?',
  ),
);

type Lookup = { question: Question; scope: readonly string[]; vocabulary: Vocabulary };

const NO_OPINIONS = { helped: 0, didNotHelp: 0 };

function listCandidates(
  database: Database,
  rolloutId: RolloutId,
  { question, scope, vocabulary }: Lookup,
): Candidate[] {
  const opinions = countOpinions(database, rolloutId);
  const stemPlaces = placesIn(stemsQuery(database), stemsExpression(question, scope, vocabulary));
  const trigramPlaces = placesIn(trigramsQuery(database), trigramsExpression(question));
  const numbers = new Set([...stemPlaces.keys(), ...trigramPlaces.keys()]);
  return [...numbers].flatMap((entryNumber) => {
    const row = textQuery(database).get(entryNumber) as
      | (Pick<Candidate, 'entryNumber' | 'title' | 'synonyms' | 'body'> & { scope: string })
      | undefined;
    if (row === undefined) return [];
    const within = row.scope.split(' ');
    if (!scope.every((word) => within.includes(word))) return [];
    return [
      {
        ...row,
        stemPlace: stemPlaces.get(entryNumber),
        trigramPlace: trigramPlaces.get(entryNumber),
        ...(opinions.get(entryNumber) ?? NO_OPINIONS),
      },
    ];
  });
}

type Statement = { all(...values: unknown[]): unknown[] };

function placesIn(query: Statement, expression: string | undefined): Map<number, number> {
  if (expression === undefined) return new Map();
  const rows = query.all(expression) as { entryNumber: number }[];
  return new Map(rows.map(({ entryNumber }, index) => [entryNumber, index + 1]));
}

const quoted = (word: string) => `"${word.replaceAll('"', '""')}"`;

function stemsExpression(
  { sought }: Question,
  scope: readonly string[],
  { entries }: Vocabulary,
): string | undefined {
  const found = sought.filter(({ words }) => words.length > 0);
  const rare = found.filter(
    ({ weight }) => weight > Math.log(1 + (1 - COMMON_SHARE) / COMMON_SHARE) || entries < 50,
  );
  const words = new Set((rare.length > 0 ? rare : found).flatMap((one) => one.words));
  if (words.size === 0) return undefined;
  const within = scope.map((word) => `scope : ${quoted(word)}`).join(' AND ');
  return `${within} AND {title synonyms body} : (${[...words].map(quoted).join(' OR ')})`;
}

/** Every three letters of words that no entry has: finds what has many of them, however they are misspelled. */
function trigramsExpression({ sought }: Question): string | undefined {
  const parts = new Set<string>();
  for (const { text, stems } of sought) {
    if (Math.max(0, ...stems.values()) >= TRUSTED) continue;
    for (let at = 0; at + 3 <= text.length; at += 1) parts.add(text.slice(at, at + 3));
  }
  return parts.size === 0 ? undefined : [...parts].map(quoted).join(' OR ');
}
