export const ownLessonsUses = ['extend', 'replace'] as const;
export type OwnLessonsUse = (typeof ownLessonsUses)[number];

/** A folder of the customer's: it extends the shipped curriculum, or replaces it as a whole. */
export type OwnLessons = { folder: string; use: OwnLessonsUse };
