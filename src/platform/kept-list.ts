/* A list made of what is kept of every team; made again after any of it was replaced. */
import type { Store } from './remember.ts';

type Look = { database: Store; rolloutId: string };

export type KeptList<Item> = {
  /** The list as it was made last; frozen, since it is shared. */
  of(look: Look, make: () => Item[]): readonly Item[];
  forget(look: Look): void;
};

export function keptList<Item>(): KeptList<Item> {
  const lists = new WeakMap<Store['$client'], Map<string, readonly Item[]>>();
  return {
    of({ database, rolloutId }, make) {
      const ofDatabase = lists.get(database.$client) ?? new Map<string, readonly Item[]>();
      lists.set(database.$client, ofDatabase);
      const list = ofDatabase.get(rolloutId) ?? Object.freeze(make());
      ofDatabase.set(rolloutId, list);
      return list;
    },
    forget({ database, rolloutId }) {
      lists.get(database.$client)?.delete(rolloutId);
    },
  };
}
