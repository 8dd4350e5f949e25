import { perEntropy, randomUuid } from './entropy.ts';

const counter = perEntropy(() => ({ stamp: '', count: 0 }));

/** A new identifier; those of one process sort in the order in which they were made, within a millisecond too. */
export function newId<Id extends string>(): Id {
  const last = counter();
  const random = randomUuid().replaceAll('-', '');
  const stamp = random.slice(0, 12);
  last.count = stamp === last.stamp ? last.count + 1 : 0;
  last.stamp = stamp;
  const place = (last.count % 0x1000).toString(16).padStart(3, '0');
  return `${stamp}7${place}${random.slice(16)}` as Id;
}
