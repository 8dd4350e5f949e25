/** Parts of a tool that somebody used; a place in this list is a bit in what is stored, so it only grows. */
export const surfaces = [
  'completions',
  'chat',
  'agent',
  'cli',
  'cloud agent',
  'code',
  'cowork',
  'design',
  'office',
  'science',
  'web search',
] as const;
export type Surface = (typeof surfaces)[number];

export function surfaceBits(used: Partial<Record<Surface, boolean>>): number {
  return surfaces.reduce((bits, surface, place) => (used[surface] ? bits | (1 << place) : bits), 0);
}

export function surfacesIn(bits: number): Surface[] {
  return surfaces.filter((_surface, place) => (bits & (1 << place)) !== 0);
}

const VERSIONS = 100;

/** A phase of adoption as the source gives it, with the version of its definition: never mixed in one series. */
export const phaseCode = (phase: number, version: number) => version * VERSIONS + phase;
