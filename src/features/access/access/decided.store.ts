import type { Reading } from '../../../platform/reading.ts';
import { nameOf, rememberNow } from '../../../platform/remember.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { type AccessParts, listTeamFiles } from './team-files.store.ts';

/** What is decided on a rollout's teams at a moment, without writing anything down. */
export function listDecided(parts: AccessParts, reading: Reading): readonly TeamDecision[] {
  const key = `access listDecided ${nameOf(parts.championOverrides)}`;
  return rememberNow(reading, key, () =>
    listTeamFiles(parts, reading).map((file) => decideTeam(file, reading.now)),
  );
}
