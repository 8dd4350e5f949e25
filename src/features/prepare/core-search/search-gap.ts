/** Where people and programs search. */
export const searchDoors = ['slack', 'assistant', 'operator'] as const;
export type SearchDoor = (typeof searchDoors)[number];

/** A question that the Core does not answer, however often and in whatever words it was asked. */
export type SearchGap = {
  key: string;
  /** As it was last asked. */
  words: string;
  count: number;
  /** The work of those who asked, with how often; undefined where it is not known. */
  workflows: readonly { workflow: string | undefined; count: number }[];
  firstAt: Temporal.Instant;
  lastAt: Temporal.Instant;
  /** When it had been asked so often that somebody should answer it. */
  pressingAt: Temporal.Instant | undefined;
};

export type UnansweredSearch = {
  gap: string;
  words: string;
  workflow: string | undefined;
  searchedAt: Temporal.Instant;
};

/** Asked so often, a gap is the workflow owner's to close. */
export const PRESSING_FROM = 3;

/** Searches as gaps, the most frequent first; searches come in the order in which they were made. */
export function gapsIn(searches: readonly UnansweredSearch[]): SearchGap[] {
  const groups = Map.groupBy(searches, ({ gap }) => gap);
  return [...groups]
    .flatMap(([key, asked]): SearchGap[] => {
      const first = asked[0];
      const last = asked.at(-1);
      if (first === undefined || last === undefined) return [];
      const byWorkflow = Map.groupBy(asked, ({ workflow }) => workflow);
      return [
        {
          key,
          words: last.words,
          count: asked.length,
          workflows: [...byWorkflow]
            .map(([workflow, of]) => ({ workflow, count: of.length }))
            .toSorted((a, b) => b.count - a.count),
          firstAt: first.searchedAt,
          lastAt: last.searchedAt,
          pressingAt: asked[PRESSING_FROM - 1]?.searchedAt,
        },
      ];
    })
    .toSorted((a, b) => b.count - a.count || Temporal.Instant.compare(b.lastAt, a.lastAt));
}
