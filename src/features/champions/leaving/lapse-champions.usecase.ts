import { type Database, write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { findName, findPerson } from '../../../platform/slack/directory.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { lapse } from '../champions/champion-step.ts';
import { listChampions } from '../champions/champions.store.ts';
import { findNomination } from '../nominations/nominations.store.ts';
import { loseChampion } from './lose-champion.usecase.ts';

/** Ends what is over by itself: hours that ran out, accounts that were closed. Answers with the names. */
export function lapseChampions(
  database: Database,
  rollout: Rollout,
  liveTeamIds: ReadonlySet<TeamId>,
  now: Temporal.Instant,
): string[] {
  return write(database, () => {
    const today = todayAt(rollout, now);
    const lapsed: string[] = [];
    for (const champion of listChampions(database, rollout.id)) {
      const { id, personId, ended } = champion;
      if (ended !== undefined) continue;
      const isDeactivated = findPerson(database, personId)?.isDeactivated === true;
      const after = lapse(champion, isDeactivated, now, today);
      if (after === undefined) continue;
      // Read anew each time: an earlier end in this sweep changes who is back-up of what.
      const file = findNomination(database, rollout.id, id);
      if (file === undefined) continue;
      loseChampion(database, file, after, { actor: 'groundswell', liveTeamIds }, now);
      lapsed.push(findName(database, personId));
    }
    return lapsed;
  });
}
