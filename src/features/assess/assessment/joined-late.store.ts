/* Who is in the pilot's team and yet does not count as one who was there. */
import type { Database } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { listening, noReads } from '../../../platform/reading.ts';
import { remember } from '../../../platform/remember.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listRoleHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listMemberships } from '../../teams/teams/memberships.store.ts';
import { wasThere } from './pilot.ts';

export function listJoinedLate(database: Database, rollout: Rollout): ReadonlySet<UserId> {
  const { id: rolloutId, pilotTeamId, createdAt } = rollout;
  return remember(database, `assessment listJoinedLate ${rolloutId}`, () => {
    const facts = {
      setUpAt: createdAt,
      leadIds: new Set(listRoleHolders(database, rolloutId, 'lead')),
    };
    const members = listMemberships(database, rolloutId, new Set([pilotTeamId]));
    const userIds = members.map(({ userId }) => userId);
    const addedBy = listAddedBy(database, pilotTeamId, userIds);
    const late = members.filter(
      ({ userId, sinceAt }) => !wasThere(userId, { sinceAt, addedBy: addedBy.get(userId) }, facts),
    );
    return new Set(late.map(({ userId }) => userId));
  });
}

/**
 * By whose change of the team each of them was last put into it, as the record has it. Such a line comes in the
 * same transaction as the membership that it is about, so what rests on memberships rests on it too.
 */
function listAddedBy(
  database: Database,
  teamId: TeamId,
  userIds: readonly UserId[],
): ReadonlyMap<UserId, UserId> {
  const asked = { subject: `team:${teamId}`, userIds: JSON.stringify(userIds) };
  const rows = listening(noReads(), 'whole', () => addedByQuery(database).all(asked));
  return new Map(rows.flatMap(({ userId, actor }) => (actor === null ? [] : [[userId, actor]])));
}

type Added = { userId: UserId; actor: UserId | null };

const addedByQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ subject: string; userIds: string }], Added>(
    `select who.value as userId, (
       select actor from audit
       where subject = :subject and act in ('teams.add', 'teams.change')
         and exists (select 1 from json_each(audit.after, '$.memberIds') where value = who.value)
         and not exists (select 1 from json_each(audit.before, '$.memberIds') where value = who.value)
       order by sequence desc limit 1
     ) as actor
     from json_each(:userIds) as who`,
  ),
);
