import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { listOpenOfTeam, markFor } from './questions.store.ts';

/** Open questions that stood with somebody who hands over go to whoever answers for the team from now on. */
export function releaseQuestions(
  database: Database,
  rolloutId: RolloutId,
  teamId: TeamId,
  fromId: UserId,
): void {
  write(database, () => {
    for (const question of listOpenOfTeam(database, rolloutId, teamId))
      if (question.forId === fromId) markFor(database, question.id, undefined);
  });
}
