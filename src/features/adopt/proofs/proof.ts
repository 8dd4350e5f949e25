import type { Verdict } from '../../contract/criterion.ts';

/** One criterion as it was judged. Words are plain text. */
export type ProvenCriterion = {
  name: string;
  version: number;
  asks: string;
  threshold: string;
  verdict: Verdict;
  measured: string;
  n: number;
  /** What stood in for it while it was not met. */
  overriddenBy: string | undefined;
};

export type ProvenVersion = {
  number: number;
  frozenAt: string;
  by: string;
  reason: string;
  changes: readonly string[];
};

export type ProvenOverride = {
  id: string;
  asked: string;
  decided: string;
  lasts: string;
  reason: string;
  risk: string;
  criteria: readonly string[];
};

/** A line of the record, with the links of its chain. */
export type ProvenRow = {
  sequence: number;
  at: string;
  act: string;
  says: string;
  reason: string;
  hash: string;
  previousHash: string;
};

export type Proof = {
  title: string;
  rollout: string;
  gate: string;
  /** Who decided what and when, or that nobody has. */
  decision: string;
  /** At this moment the criteria were judged: that of the decision, or now. */
  judgedAt: string;
  isDecided: boolean;
  opensOn: string | undefined;
  versions: readonly ProvenVersion[];
  /** What its newest version asks, a sentence each. */
  asked: readonly string[];
  /** What was found then; empty for a wave, of which the record tells it. */
  criteria: readonly ProvenCriterion[];
  overrides: readonly ProvenOverride[];
  /** Counts up to that moment; `undefined` where nothing was counted. */
  figures: Figures;
  record: readonly ProvenRow[];
};

export type Figures = {
  reviews: number;
  errors: number;
  planted: number;
  caught: number;
  /** Of everyone with access, by segment; empty where none are known. */
  segments: Readonly<Record<string, number>>;
};

/** How to come to the same by oneself, step by step, with the figures in it. */
export function howToCompute({ figures, criteria, record }: Proof): string[] {
  const { reviews, errors, planted, caught, segments } = figures;
  const asks = (prefix: string) => criteria.some(({ name }) => name.startsWith(prefix));
  const everyone = Object.values(segments).reduce((sum, count) => sum + count, 0);
  const habit = (segments.power ?? 0) + (segments.habitual ?? 0);
  return [
    ...(asks('reviews.')
      ? [
          `Wrong outputs: ${errors} of ${reviews} reviewed were wrong, and reviewers caught ${caught} of ${planted} planted errors. Write the findings into a file and run \`groundswell verification judge <file.csv>\`; \`groundswell samples export\` gives each sample with its seed, and \`samples verify\` draws it again.`,
        ]
      : []),
    ...(asks('completions.use') || asks('completions.sustained-use')
      ? [
          'Use over months: `groundswell adoption judge <file.csv> --look <date>` gives the verdict for any file of person-weeks, by definition 1 of `docs/reading-the-numbers.md`.',
        ]
      : []),
    ...(asks('completions.habit') || asks('completions.sustained-habit')
      ? [
          `Habit: ${habit} of ${everyone} with access. The interval is Wilson’s, 95 %: (p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964.`,
        ]
      : []),
    'Everything else is a count of what is stored: `groundswell export <folder>` writes every table with it.',
    `The record: \`groundswell audit verify\` walks the whole chain. Each of the ${record.length} lines below carries its own hash and that of the line before it in the record.`,
  ];
}
