import { sayCount } from '../../../platform/words.ts';
import type { Concern } from '../../contract/concern.ts';
import { isAllQuiet, type Quiet } from './quiet.ts';

const CONCERNS_SHOWN = 3;

/** What is said where the reader owes nothing; that nothing needs them only where it is so. */
export function nothingOwedWords(quiet: Quiet): string {
  if (isAllQuiet(quiet)) return 'Nothing needs you today.';
  const { waiting } = quiet;
  if (waiting === 0) return 'Nothing is yours to do today, but not all is in order.';
  return `Nothing is yours to do today, but ${sayCount(waiting, 'thing')} that others owe ${waiting === 1 ? 'holds' : 'hold'} the next step up.`;
}

/** What is out of order, a few lines. */
export function concernLines(concerns: readonly Concern[]): string[] {
  const shown = concerns.slice(0, CONCERNS_SHOWN).map(({ words }) => `• ${words}`);
  const more = concerns.length - shown.length;
  return more === 0 ? shown : [...shown, `• and ${more} more`];
}
