import type { NewsWeight } from '../../contract/news-weight.ts';

/** One line of "What changed": all that happened to one thing in the week. Safe mrkdwn. */
export type Story = {
  text: string;
  /** When the last of it happened, in milliseconds since the epoch. */
  at: number;
  /** How much it means to somebody who reads five lines: the lower, the more. */
  meaning: number;
};

/** What a kind of story means, compared with the others. */
export const MEANING = {
  halt: 0,
  gate: 1,
  wave: 2,
  loss: 3,
  exception: 4,
  must: 5,
  plan: 6,
  team: 7,
  constraint: 8,
  assessment: 9,
  learning: 10,
} as const;

const OF_WEIGHT: Record<NewsWeight, number> = {
  milestone: MEANING.exception,
  progress: MEANING.assessment,
  detail: 11,
};

/** Of what has no story of its own: by its act, else by the weight of the feature whose act it was. */
export function meaningOf(act: string, weight: NewsWeight): number {
  if (act.startsWith('pauses.')) return MEANING.halt;
  if (act === 'gates.open') return MEANING.gate;
  return act.startsWith('overrides.') ? MEANING.exception : OF_WEIGHT[weight];
}

/** What means most first, then the newest; nothing twice. */
export function inOrder(stories: readonly Story[]): Story[] {
  const seen = new Set<string>();
  return [...stories]
    .sort((a, b) => a.meaning - b.meaning || b.at - a.at || (a.text < b.text ? -1 : 1))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
}
