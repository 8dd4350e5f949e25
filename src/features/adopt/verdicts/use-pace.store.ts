import type { ReadContext } from '../../../platform/request.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { findAdoptionWords, findMirrorWords } from './adoption-lines.store.ts';
import { listVerdicts } from './verdicts.store.ts';

const SHOWN = new Set(['deepening', 'plateau']);

/** What is known of use over months, and what a look at week one alone would have made of it. */
export function usePace(context: ReadContext): PaceLine[] {
  const [whole] = listVerdicts(context.database, context.rolloutId, 'rollout');
  const says = findAdoptionWords(context);
  const mirror = findMirrorWords(context);
  const verdict = whole?.judged.verdict;
  const use: PaceLine[] =
    verdict === undefined || says === undefined
      ? [{ kind: 'unknown', says: 'Nobody knows yet how much it is used over months.' }]
      : verdict === 'declining'
        ? [{ kind: 'breaks', says }]
        : SHOWN.has(verdict)
          ? []
          : [{ kind: 'unknown', says }];
  return [...use, ...(mirror === undefined ? [] : [{ kind: 'beside' as const, says: mirror }])];
}
