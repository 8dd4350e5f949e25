import type { Question, Sought } from './search-query.ts';
import type { Vocabulary } from './search-vocabulary.ts';

/** What the index holds of an entry that may answer. */
export type Candidate = {
  entryNumber: number;
  title: string;
  synonyms: string;
  body: string;
  /** Its places in the two rankings of the index, from 1; undefined where it is in none. */
  stemPlace: number | undefined;
  trigramPlace: number | undefined;
  helped: number;
  didNotHelp: number;
};

export type Ranked = { entryNumber: number; score: number; covered: number; isMeant: boolean };

/** How much of a question an entry must answer to be shown at all: nothing is better than three wrong ones. */
export const FLOOR = 0.38;
/** One word that means nearly the same is a guess; two of them, or one that is meant, are an answer. */
const MEANT = 0.75;
/** Title and synonyms say what an entry is about; a body mentions this and that. */
const IN_BODY = 0.62;
/** How much the places in the two rankings, the title and what people said weigh beside the words. */
const WEIGHT = { places: 0.35, title: 0.12, neighbours: 0.06, people: 0.08 };
/** The usual constant of reciprocal rank fusion is made for long lists; ours are short. */
const RANK_CONSTANT = 8;

/** The entries that answer a question, the best first. */
export function rankCandidates(
  question: Question,
  candidates: readonly Candidate[],
  vocabulary: Vocabulary,
): Ranked[] {
  const { sought } = question;
  const total = sum(sought.map(({ weight }) => weight));
  if (total === 0) return [];
  const { stems } = vocabulary;
  const looking = { sought, total, stems, hitsOf: hitsFor(sought, stems) };
  return candidates
    .map((candidate) => rank(candidate, looking))
    .filter(({ covered, isMeant }) => covered >= FLOOR && (isMeant || sought.length === 1))
    .toSorted((a, b) => b.score - a.score || a.entryNumber - b.entryNumber);
}

type Looking = {
  sought: readonly Sought[];
  total: number;
  stems: ReadonlyMap<string, string>;
  hitsOf(word: string): Hits;
};

function rank(candidate: Candidate, { sought, hitsOf, total, stems }: Looking): Ranked {
  const title = readField(candidate.title, hitsOf);
  const synonyms = readField(candidate.synonyms, hitsOf);
  const body = readField(candidate.body, hitsOf);
  const found = sought.map((_one, index) =>
    Math.max(title.sure[index] ?? 0, synonyms.sure[index] ?? 0, (body.sure[index] ?? 0) * IN_BODY),
  );
  const covered = sought.map(({ weight }, index) => (found[index] ?? 0) * weight);
  const isMeant =
    found.some((sure) => sure >= MEANT) || found.filter((sure) => sure > 0).length > 1;
  const pairs = new Set([...title.pairs, ...synonyms.pairs, ...body.pairs]);
  const named = new Set(candidate.title.split(' ').map((word) => stems.get(word) ?? word));
  const telling = [...named].filter((stem) => stem.length > 2);
  const asked = telling.filter((stem) => sought.some((one) => one.stems.has(stem)));
  const share = sum(covered) / total;
  const score =
    share +
    WEIGHT.places * placesOf(candidate) +
    WEIGHT.title * (telling.length === 0 ? 0 : asked.length / telling.length) +
    WEIGHT.neighbours * (sought.length < 2 ? 0 : pairs.size / (sought.length - 1)) +
    WEIGHT.people * opinion(candidate);
  return { entryNumber: candidate.entryNumber, score, covered: share, isMeant };
}

type Hits = readonly { index: number; sure: number }[];

/** Which of the sought words a word of an entry answers. */
function hitsFor(sought: readonly Sought[], stems: ReadonlyMap<string, string>) {
  const byStem = new Map<string, { index: number; sure: number }[]>();
  sought.forEach((one, index) => {
    for (const [stem, sure] of one.stems) {
      byStem.set(stem, [...(byStem.get(stem) ?? []), { index, sure }]);
    }
  });
  return (word: string): Hits => byStem.get(stems.get(word) ?? word) ?? NONE;
}

const NONE: Hits = [];

/** How surely each sought word stands in a text, and which of them stand there side by side. */
function readField(text: string, hitsOf: (word: string) => Hits) {
  const sure: number[] = [];
  const pairs = new Set<number>();
  let last: { index: number; at: number } | undefined;
  let at = 0;
  for (const word of text.split(' ')) {
    at += 1;
    for (const hit of hitsOf(word)) {
      sure[hit.index] = Math.max(sure[hit.index] ?? 0, hit.sure);
      if (last !== undefined && last.index === hit.index - 1 && at - last.at <= 2) {
        pairs.add(hit.index);
      }
      last = { index: hit.index, at };
    }
  }
  return { sure, pairs };
}

/** Reciprocal rank fusion of the two rankings, as a share of what the first place in both would give. */
function placesOf({ stemPlace, trigramPlace }: Candidate): number {
  const points = (place: number | undefined) =>
    place === undefined ? 0 : 1 / (RANK_CONSTANT + place);
  return ((points(stemPlace) + points(trigramPlace)) * (RANK_CONSTANT + 1)) / 2;
}

/** What people said, from -1 to 1: one voice moves little, many move more. */
function opinion({ helped, didNotHelp }: Candidate): number {
  return (helped - didNotHelp) / (helped + didNotHelp + 3);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
