import { unescaped } from './slack/blocks.ts';

/** Without case and accents, and as people read it: `R&amp;D` is "r&d", "Équipe" is "equipe". */
export function asSearched(text: string): string {
  return unescaped(text).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
