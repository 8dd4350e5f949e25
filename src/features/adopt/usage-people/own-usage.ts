export type OwnDay = {
  source: string;
  day: string;
  actions: number;
  sessions: number | undefined;
  surfaces: readonly string[];
};

/** Everything that is kept of one person's use. */
export type OwnUsage = {
  /** The names under which sources know the person. */
  known: readonly { source: string; name: string }[];
  days: readonly OwnDay[];
  /** Counts by week over all sources, the oldest first. */
  weeks: readonly { week: string; actions: number }[];
};
