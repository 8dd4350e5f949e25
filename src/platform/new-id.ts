import { randomUUIDv7 } from 'node:crypto';

let lastStamp = '';
let count = 0;

/** A new identifier; those of one process sort in the order in which they were made, within a millisecond too. */
export function newId<Id extends string>(): Id {
  const random = randomUUIDv7().replaceAll('-', '');
  const stamp = random.slice(0, 12);
  count = stamp === lastStamp ? count + 1 : 0;
  lastStamp = stamp;
  const place = (count % 0x1000).toString(16).padStart(3, '0');
  return `${stamp}7${place}${random.slice(16)}` as Id;
}
