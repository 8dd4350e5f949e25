import { nameOf, rememberNow } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { type AccessParts, listTeamRecords } from './team-records.store.ts';

/** What is decided on a rollout's teams at a moment, without writing anything down. */
export function listDecided(parts: AccessParts, reading: ReadContext): readonly TeamDecision[] {
  const key = `access listDecided ${nameOf(parts.championOverrides)}`;
  return rememberNow(reading, key, () =>
    listTeamRecords(parts, reading).map((file) => decideTeam(file, reading.now)),
  );
}
