/** How many outputs of each workflow and team are drawn from a register, where nothing was said. */
export const USUAL_PER_STRATUM = 6;
export const FEWEST_PER_STRATUM = 3;
export const MOST_PER_STRATUM = 48;

/** Twice as many while there is evidence of too many errors. */
export const raised = (perStratum: number) => Math.min(MOST_PER_STRATUM, perStratum * 2);

/** Half as many once the limit is shown. */
export const lowered = (perStratum: number) =>
  Math.max(FEWEST_PER_STRATUM, Math.floor(perStratum / 2));
