/** One of the framework's criteria for a second pilot, judged for one team. Plain text; the page escapes it. */
export type SelectionFact = {
  title: string;
  state: 'met' | 'missing' | 'unknown';
  /** What shows it; empty where one of the team's must-haves shows it already. */
  evidence: string;
};
