/** A rollout's name as a flag key: "Support copilot" is `support-copilot`. */
export function flagKeyFrom(name: string, taken: readonly string[]): string {
  const slug = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60);
  const base = slug === '' ? 'rollout' : slug;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number += 1) {
    const numbered = `${base}-${number}`;
    if (!taken.includes(numbered)) return numbered;
  }
}
