import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';

/** A question with the entries that answer it; none where nothing should be found. */
export type GoldenQuery = {
  query: string;
  expected: readonly string[];
  workflow: string | undefined;
  line: number;
};

export type Evaluation = {
  queries: number;
  /** Over the queries that have an answer: which share of it is among the first three. */
  recallAt3: number;
  mrr: number;
  ndcgAt10: number;
  /** The share of all queries for which nothing was found. */
  zeroResults: number;
};

export type Answered = GoldenQuery & { found: readonly string[] };

const DEPTH = 10;

/** How well the answers to golden queries match what was expected of them; 1 is best. */
export function evaluate(answered: readonly Answered[]): Evaluation {
  const answerable = answered.filter(({ expected }) => expected.length > 0);
  const over = (worth: (one: Answered) => number) => mean(answerable.map((one) => worth(one)));
  return {
    queries: answered.length,
    recallAt3: over(recallOf),
    mrr: over(({ expected, found }) => {
      const place = found.slice(0, DEPTH).findIndex((id) => expected.includes(id));
      return place === -1 ? 0 : 1 / (place + 1);
    }),
    ndcgAt10: over(gainOf),
    zeroResults: mean(answered.map(({ found }) => (found.length === 0 ? 1 : 0))),
  };
}

function recallOf({ expected, found }: Answered): number {
  const hits = found.slice(0, 3).filter((id) => expected.includes(id));
  return hits.length / Math.min(3, expected.length);
}

/** Discounted gain of the first ten places, as a share of what the best order would have. */
function gainOf({ expected, found }: Answered): number {
  const discount = (place: number) => 1 / Math.log2(place + 2);
  const gain = found
    .slice(0, DEPTH)
    .reduce((sum, id, place) => sum + (expected.includes(id) ? discount(place) : 0), 0);
  const best = expected.slice(0, DEPTH).reduce((sum, _id, place) => sum + discount(place), 0);
  return gain / best;
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sum = values.reduce((total, value) => total + value, 0);
  return Math.round((sum / values.length) * 10_000) / 10_000;
}

export type GoldenMistake = { line: number; text: string };

/** Reads a golden file, a list of `{query, expected, workflow}`, or names every mistake in it by its line. */
export function readGolden(
  text: string,
): { queries: GoldenQuery[] } | { mistakes: GoldenMistake[] } {
  const counter = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), {
    schema: 'failsafe',
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const lineAt = (node: Node | null) => counter.linePos(node?.range?.[0] ?? 0).line;
  const mistakes: GoldenMistake[] = document.errors.map(({ pos }) => ({
    line: counter.linePos(pos[0]).line,
    text: "This can't be read as YAML.",
  }));
  const { contents } = document;
  if (mistakes.length > 0) return { mistakes };
  if (!isSeq(contents)) return { mistakes: [{ line: 1, text: SHAPE }] };
  const queries = contents.items.flatMap((item): GoldenQuery[] => {
    const line = lineAt(item as Node);
    const query = isMap(item) ? textOf(item.get('query', true)) : undefined;
    const expected = isMap(item) ? idsOf(item.get('expected', true)) : undefined;
    if (isMap(item) && query !== undefined && expected !== undefined) {
      return [{ query, expected, workflow: textOf(item.get('workflow', true)), line }];
    }
    mistakes.push({ line, text: SHAPE });
    return [];
  });
  return mistakes.length > 0 ? { mistakes } : { queries };
}

const SHAPE =
  'Write a list with a query and the ids of the entries that answer it: `- {query: refund over 500, expected: [refund-over-500]}`, and `expected: []` where nothing should be found.';

function textOf(node: unknown): string | undefined {
  const text = isScalar(node) ? String(node.value).trim() : '';
  return text === '' ? undefined : text;
}

function idsOf(node: unknown): string[] | undefined {
  if (!isSeq(node) || !node.items.every((item) => isScalar(item))) return undefined;
  return node.items.map((item) => String((item as { value: unknown }).value).trim());
}
