/* Somebody who was gone and is here again can be written to. */
import { type Database, write } from '../database.ts';
import { findClosedPlace, openPlace } from '../outbox/closed-places.ts';
import { findPerson, type Person, savePerson } from './directory.ts';

/** Stores a person as Slack tells of them now. */
export function savePersonAsTold(database: Database, person: Person, now: Temporal.Instant): void {
  write(database, () => {
    const wasHere = findPerson(database, person.userId)?.isDeactivated === false;
    savePerson(database, person);
    const isBack = !wasHere || isGone(findClosedPlace(database, person.userId)?.code);
    if (isBack && !person.isDeactivated) openPlace(database, person.userId, now);
  });
}

/** Slack said that there is no such account, and now tells of it. */
function isGone(code: string | undefined): boolean {
  return code === 'user_disabled' || code === 'user_not_found' || code === 'account_inactive';
}
