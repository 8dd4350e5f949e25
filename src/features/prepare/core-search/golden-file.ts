import { stringify } from 'yaml';

/** Questions that an entry answered, as people said themselves. */
export type HelpedQuery = { query: string; expected: readonly string[] };

export function goldenText(queries: readonly HelpedQuery[]): string {
  return stringify(queries, { lineWidth: 0 });
}
