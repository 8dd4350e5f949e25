import { write } from '../../../platform/database.ts';
import { erasing } from '../../../platform/erasing.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { removeBallot } from './ballots.store.ts';
import {
  getPulsePeople,
  markAskedAgain,
  removeAskedPerson,
  removeAskedTeam,
  savePulsePerson,
} from './pulse-people.store.ts';
import { findOpenCycle } from './pulses.store.ts';

/**
 * Somebody wants no pulse for good, or wants to be asked again. It is their own affair, so the record says
 * nothing of it; what they answered in a pulse that is open goes with them.
 */
export function chooseOwn(request: RolloutRequest, choice: 'out' | 'in'): void {
  const { database, rolloutId, acting } = request;
  const personId = acting.userId;
  write(database, () => {
    if (choice === 'in') {
      markAskedAgain(database, personId);
      return;
    }
    const unanswered = getPulsePeople(database, rolloutId).get(personId)?.unanswered ?? 0;
    savePulsePerson(database, { rolloutId, personId }, { unanswered, isOptedOut: true });
    forget(request, personId);
  });
}

/** Asks somebody no longer in the pulse that is open, and throws away what they answered in it. */
export function forget({ database, rolloutId }: RolloutRequest, personId: UserId): void {
  write(database, () => {
    const cycle = findOpenCycle(database, rolloutId);
    if (cycle === undefined) return;
    erasing(database, () => {
      removeBallot(database, cycle, personId);
      removeAskedPerson(database, rolloutId, personId);
    });
  });
}

/** Asks nobody of a team that leaves the rollout. */
export function forgetTeam({ database }: RolloutRequest, teamId: TeamId): void {
  write(database, () => removeAskedTeam(database, teamId));
}
