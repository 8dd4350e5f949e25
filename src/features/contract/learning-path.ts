/** The training that everyone does, and the longer one of champions. */
export const paths = ['member', 'champion'] as const;
export type Path = (typeof paths)[number];
