import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { listTeamIdsOf } from '../../teams/teams/memberships.store.ts';
import type { UsagePerson } from '../usage/usage.ts';
import { listTeamsOff } from '../usage-retention/usage-settings.store.ts';
import { noteUsageChanged } from '../usage-sources/note-usage-changed.usecase.ts';
import { removeRecord } from './remove-record.usecase.ts';
import { findUsagePerson, listWaitingPeople, markNobody, saveMatch } from './usage-people.store.ts';

export type Settled = { kind: 'settled'; person: UsagePerson } | { kind: 'gone' };

/** A lead says who somebody is whom nobody knew, or that it is no person at all. */
export function settlePerson(
  request: RolloutRequest,
  { usagePersonId, userId }: { usagePersonId: number; userId: UserId | undefined },
): Settled {
  const { database, rolloutId } = request;
  return write(database, () => {
    const person = findUsagePerson(database, usagePersonId);
    const isWaiting = person !== undefined && person.userId === undefined && !person.isNobody;
    if (!isWaiting || !isOurs(request, person)) return { kind: 'gone' };
    if (userId === undefined) markNobody(database, person.id);
    else {
      saveMatch(database, person.id, { userId, matchedBy: 'lead' });
      const teamsOff = listTeamsOff(database, rolloutId);
      const isOff = [...listTeamIdsOf(database, rolloutId, userId)].some((id) => teamsOff.has(id));
      if (isOff) removeRecord(request, { ...person, userId }, { days: true, weeks: true });
    }
    record(request, {
      act: 'usage.person-settled',
      subject: `usage-person:${person.id}`,
      says:
        userId === undefined
          ? 'A name in the usage isn’t a person.'
          : `A name in the usage is <@${userId}>.`,
    });
    noteUsageChanged(request);
    return { kind: 'settled', person };
  });
}

function isOurs({ database, rolloutId }: RolloutRequest, person: UsagePerson): boolean {
  return listWaitingPeople(database, rolloutId, WAITING_MOST).some(({ id }) => id === person.id);
}

const WAITING_MOST = 100_000;
