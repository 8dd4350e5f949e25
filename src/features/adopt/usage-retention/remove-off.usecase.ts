import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listMemberships } from '../../teams/teams/memberships.store.ts';
import { findUsageWeeks } from '../usage/usage-weeks.store.ts';
import { removeRecord } from '../usage-people/remove-record.usecase.ts';
import { listUsagePeopleOf, listUsagePeopleOfTeams } from '../usage-people/usage-people.store.ts';
import { noteUsageChanged } from '../usage-sources/note-usage-changed.usecase.ts';
import { listTeamsOff } from './usage-settings.store.ts';

/** Removes what is kept of people at places where nothing may be; answers how many people that were. */
export function removeOff(request: RolloutRequest): number {
  const { database, rolloutId } = request;
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
    if (all.length > 0) noteUsageChanged(request);
    return all.length;
  });
}
