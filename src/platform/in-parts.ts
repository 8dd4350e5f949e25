import { setImmediate as nextTurn } from 'node:timers/promises';

/** What takes long, part by part: nothing happens between two of them but what others do. */
export type Parts = Iterable<undefined>;

/** Does one part after the other, with a turn for everybody else before each; none once it is over. */
export async function doInParts(parts: Parts, isOver: () => boolean): Promise<void> {
  await nextTurn();
  if (isOver()) return;
  for (const _part of parts) {
    await nextTurn();
    if (isOver()) return;
  }
}
