/** A figure for the weekly digest with the sentence that reads it; nothing is drawn without one. */
export type Chart = {
  /** Lower comes first; the digest shows one chart. */
  order: number;
  title: string;
  /** What the chart says, with its numbers and n: "Use per person has risen for five weeks (n = 43)." Safe mrkdwn. */
  reads: string;
  kind: 'line' | 'bar';
  /** One to twenty short labels, such as weeks. */
  categories: readonly string[];
  /** One to twelve, each with a value for every category. */
  series: readonly { name: string; values: readonly number[] }[];
};
