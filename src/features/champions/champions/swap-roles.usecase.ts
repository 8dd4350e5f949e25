import { type Database, write } from '../../../platform/database.ts';
import type { Champion } from './champion.ts';
import { saveBuddy, saveChampion } from './champions.store.ts';

/** Stores the end of one person's time and the beginning of another's as one; whoever leaves stays as buddy. */
export function swapRoles(database: Database, from: Champion, to: Champion): void {
  write(database, () => {
    saveChampion(database, from);
    saveChampion(database, to);
    saveBuddy(database, to.id, from.personId);
  });
}
