import { randomUUIDv7 } from 'node:crypto';

/** A new identifier that sorts by time. */
export function newId<Id extends string>(): Id {
  return randomUUIDv7().replaceAll('-', '') as Id;
}
