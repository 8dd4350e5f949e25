import { sayCount } from '../../../platform/words.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Learning } from './learning.ts';
import { isOpen } from './learning-status.ts';

/** "Learnings: 3 open, 4 settled; the next wave waits for 1 must." */
export function learningsStatus(all: readonly Learning[]): StatusLine[] {
  if (all.length === 0) return [];
  const open = all.filter(isOpen);
  const musts = open.filter((each) => each.severity === 'must').length;
  const settled = all.length - open.length;
  const waits = musts === 0 ? '' : `; the next wave waits for ${sayCount(musts, 'must', 'musts')}`;
  const done = settled === 0 ? '' : `, ${settled} settled`;
  const figures = { open: open.length, settled, musts };
  const text = `Learnings: ${open.length} open${done}${waits}.`;
  return [{ topic: 'Learnings', text, figures }];
}
