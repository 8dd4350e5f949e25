/** What moves the whole comes before what moves one team, and that before the rest. */
export const newsWeights = ['milestone', 'progress', 'detail'] as const;
export type NewsWeight = (typeof newsWeights)[number];
