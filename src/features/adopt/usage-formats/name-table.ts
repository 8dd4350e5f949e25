import type { Cells } from './csv-scan.ts';

const FIRST_ROOM = 1024;

/**
 * Finds what is known of a cell by its bytes, without making a text of it: each text is read once, by
 * `read`. An open table of places, at most half full.
 */
export function nameTable<Known>(
  read: (text: string) => Known,
): (cells: Cells, index: number) => Known {
  const known: Known[] = [];
  const names: Uint8Array[] = [];
  const hashes: number[] = [];
  let places = new Int32Array(FIRST_ROOM * 2).fill(-1);

  function grow(): void {
    places = new Int32Array(places.length * 2).fill(-1);
    for (const [index, hash] of hashes.entries()) {
      let at = hash & (places.length - 1);
      while (places[at] !== -1) at = (at + 1) & (places.length - 1);
      places[at] = index;
    }
  }

  return (cells, index) => {
    const isThere = index < cells.count;
    const from = isThere ? (cells.starts[index] ?? 0) : 0;
    const to = isThere ? (cells.ends[index] ?? 0) : 0;
    const { bytes } = cells;
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] ?? 0)) | 0;
    hash = (hash ^ (hash >>> 15)) & 0x3fffffff;
    const mask = places.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = places[place] ?? -1;
      if (found === -1) {
        places[place] = known.length;
        const value = read(cells.text(index));
        known.push(value);
        names.push(bytes.slice(from, to));
        hashes.push(hash);
        if (known.length * 2 > places.length) grow();
        return value;
      }
      if (hashes[found] === hash && isSame(names[found], bytes, from, to))
        return known[found] as Known;
    }
  };
}

function isSame(
  name: Uint8Array | undefined,
  bytes: Uint8Array,
  from: number,
  to: number,
): boolean {
  if (name === undefined || name.length !== to - from) return false;
  for (let at = 0; at < name.length; at += 1) if (name[at] !== bytes[from + at]) return false;
  return true;
}
