import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { lapse } from '../champions/champion-step.ts';
import { findNomination } from '../nominations/nominations.store.ts';
import { listOverdueIds } from './leaving.store.ts';
import { loseChampion } from './lose-champion.usecase.ts';

/** Ends what is over by itself: hours that ran out, accounts that were closed. Answers with the names. */
export function lapseChampions(request: RolloutRequest): string[] {
  const { database, rolloutId, now, today } = request;
  return write(database, () => {
    const lapsed: string[] = [];
    for (const id of listOverdueIds(request)) {
      // Read anew each time: an earlier end in this sweep changes who is back-up of what.
      const nomination = findNomination(database, rolloutId, id);
      if (nomination === undefined) continue;
      const { personId } = nomination.champion;
      const isDeactivated = findPerson(database, personId)?.isDeactivated === true;
      const after = lapse(nomination.champion, isDeactivated, now, today);
      if (after === undefined) continue;
      loseChampion(request, { nomination, after });
      lapsed.push(findName(database, personId));
    }
    return lapsed;
  });
}
