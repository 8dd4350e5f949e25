import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listMemberships } from '../../teams/teams/memberships.store.ts';
import { removeRecord } from './remove-record.usecase.ts';
import { listUsagePeopleOf, listUsagePeopleOfTeams } from './usage-people.store.ts';
import { listTeamsOff } from './usage-settings.store.ts';
import { markUsageChanged } from './usage-sources.store.ts';
import { findUsageWeeks } from './usage-weeks.store.ts';

/** Removes what is kept of people at places where nothing may be; answers how many people that were. */
export function removeOff(request: RolloutRequest): number {
  const { database, rolloutId, now } = request;
  const teams = listTeamsOff(database, rolloutId);
  if (teams.size === 0) return 0;
  return write(database, () => {
    const people = listMemberships(database, rolloutId, teams).flatMap(({ userId }) =>
      listUsagePeopleOf(database, rolloutId, userId),
    );
    const all = [...people, ...listUsagePeopleOfTeams(database, teams)].filter(
      ({ id }) => findUsageWeeks(database, id) !== undefined,
    );
    for (const person of all) removeRecord(request, person, { days: true, weeks: true });
    if (all.length > 0) markUsageChanged(database, rolloutId, now);
    return all.length;
  });
}
