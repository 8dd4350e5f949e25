import { rememberNow } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { listTeamRecords } from './team-records.store.ts';

/** What is decided on a rollout's teams at a moment, without writing anything down. */
export function listDecided(context: ReadContext): readonly TeamDecision[] {
  return rememberNow(context, 'access listDecided', () =>
    listTeamRecords(context).map((team) => decideTeam(team, context.now)),
  );
}
