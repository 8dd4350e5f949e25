import { setImmediate as nextTurn } from 'node:timers/promises';

/** Works through many things a part at a time; between the parts everybody else has their turn. */
export async function inSlices<Item, Made>(
  items: readonly Item[],
  size: number,
  make: (item: Item) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let from = 0; from < items.length; from += size) {
    if (from > 0) await nextTurn();
    for (const item of items.slice(from, from + size)) made.push(make(item));
  }
  return made;
}
