import { perDatabase } from '../../../platform/prepared.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { decideTeam, type TeamDecision } from './team-decision.ts';
import { type AccessParts, listTeamRecords } from './team-records.store.ts';

/**
 * What is decided on a rollout's teams at a moment, without writing anything down. One act asks for it
 * several times over; as long as nothing was written and the clock stands, the answer is the same.
 */
export function listDecided(parts: AccessParts, reading: ReadContext): TeamDecision[] {
  const { database, rolloutId, now } = reading;
  const { lastOf, mark } = memoryOf(database);
  const moment = `${now.epochMilliseconds} ${mark()}`;
  const last = lastOf.get(rolloutId);
  if (last !== undefined && last.moment === moment && last.overrides === parts.championOverrides)
    return last.decisions;
  const decisions = listTeamRecords(parts, reading).map((file) => decideTeam(file, now));
  lastOf.set(rolloutId, { moment, overrides: parts.championOverrides, decisions });
  return decisions;
}

type Remembered = {
  moment: string;
  overrides: AccessParts['championOverrides'];
  decisions: TeamDecision[];
};

const memoryOf = perDatabase((database) => {
  const changes = database.$client.prepare('select total_changes()').pluck();
  return {
    lastOf: new Map<string, Remembered>(),
    mark: () => `${changes.get()} ${database.$client.pragma('data_version', { simple: true })}`,
  };
});
