/** An override in force; every digest names it. */
export type ActiveOverride = {
  gate: string;
  /** How many criteria it stands in for; 0 for a change. */
  criteria: number;
  /** What it makes easier than it was frozen, a sentence each; empty where it stands in for criteria. Plain text. */
  changes: readonly string[];
  expiresOn: Temporal.PlainDate;
  /** Agreed without an end, and counted until somebody has looked at it again. */
  isForGood: boolean;
};
