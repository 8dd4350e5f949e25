/** Tags are compared as people mean them: without case and outer or doubled spaces, each once. */
export function normalTags(tags: readonly string[]): string[] {
  const normal = tags.map((tag) => tag.trim().replace(/\s+/g, ' ').toLowerCase());
  return [...new Set(normal)].filter((tag) => tag !== '').sort();
}

/**
 * Jaccard index of two sets of tags: |A and B| / |A or B|, 0 to 1 (P. Jaccard, 1912). Without any tag
 * on either side nothing is shown, and the answer is 0.
 */
export function jaccard(a: readonly string[], b: readonly string[]): number {
  return jaccardOfNormal(normalOf(a), normalOf(b));
}

/** Each of ten thousand teams is compared with the pilot, over and over. */
const normalOnes = new WeakMap<readonly string[], string[]>();

function normalOf(tags: readonly string[]): string[] {
  const known = normalOnes.get(tags);
  if (known !== undefined) return known;
  const normal = normalTags(tags);
  normalOnes.set(tags, normal);
  return normal;
}

/** The same for tags that `normalTags` has already put in order. */
export function jaccardOfNormal(left: readonly string[], right: readonly string[]): number {
  let shared = 0;
  for (const tag of left) if (right.includes(tag)) shared += 1;
  const all = left.length + right.length - shared;
  return all === 0 ? 0 : shared / all;
}

export function sharedTags(a: readonly string[], b: readonly string[]): string[] {
  const right = new Set(normalTags(b));
  return normalTags(a).filter((tag) => right.has(tag));
}
