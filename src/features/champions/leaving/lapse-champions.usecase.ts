import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { lapse } from '../champions/champion-step.ts';
import { listChampions } from '../champions/champions.store.ts';
import { findNomination } from '../nominations/nominations.store.ts';
import { loseChampion } from './lose-champion.usecase.ts';

/** Ends what is over by itself: hours that ran out, accounts that were closed. Answers with the names. */
export function lapseChampions(request: RolloutRequest): string[] {
  const { database, rolloutId, now, today } = request;
  return write(database, () => {
    const lapsed: string[] = [];
    for (const champion of listChampions(database, rolloutId)) {
      const { id, personId, ended } = champion;
      if (ended !== undefined) continue;
      const isDeactivated = findPerson(database, personId)?.isDeactivated === true;
      const after = lapse(champion, isDeactivated, now, today);
      if (after === undefined) continue;
      // Read anew each time: an earlier end in this sweep changes who is back-up of what.
      const nomination = findNomination(database, rolloutId, id);
      if (nomination === undefined) continue;
      loseChampion(request, { nomination, after });
      lapsed.push(findName(database, personId));
    }
    return lapsed;
  });
}
