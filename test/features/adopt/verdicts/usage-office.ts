/* A rollout whose teams have used it for months, without the imports that lead there. */

import { accessEventsTable } from '../../../../src/features/access/access/access.table.ts';
import { usageWeeksTable } from '../../../../src/features/adopt/usage/usage.table.ts';
import { dayNumber, weekOfDay } from '../../../../src/features/adopt/usage/usage.ts';
import { usagePeopleTable } from '../../../../src/features/adopt/usage-people/usage-people.table.ts';
import { markReported } from '../../../../src/features/adopt/usage-sources/source-reports.store.ts';
import {
  addUsageSource,
  markUsageChanged,
} from '../../../../src/features/adopt/usage-sources/usage-sources.store.ts';
import {
  isLookDue,
  lookAtDepth,
} from '../../../../src/features/adopt/verdicts/look-at-depth.usecase.ts';
import { addRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../../../src/features/teams/teams/team.ts';
import { addTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../../../src/platform/database.ts';
import type { TeamId, UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../../src/platform/request.ts';
import { aRollout, aTeam } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { noProduct } from '../../../support/requests.ts';
import { actionsOf } from '../depth-files/judged-file.ts';

export const FIRST_MONDAY = Temporal.PlainDate.from('2027-01-04');

export type UsedTeam = {
  name: string;
  people: number;
  /** What a person does in a week, as a factor; 1 is as always. */
  factor?: (person: number, week: number) => number;
  /** The week before which a person had no access, and the one from which on they have none. */
  from?: (person: number) => number;
  left?: (person: number) => number | undefined;
};

export type UsageOffice = {
  database: Database;
  rollout: ReturnType<typeof aRollout>;
  teams: Team[];
  /** A request in the week after so many weeks. */
  requestAfter(weeks: number): RolloutRequest;
  /** Looks until nothing is due. */
  look(weeks: number): string[];
};

/** All that somebody did is told anew as nothing, as when a whole import of theirs was wrong. */
export function retellAsNothing(office: UsageOffice, userId: UserId, weeks: number): void {
  office.database.$client
    .prepare(
      `update usage_weeks set actions = zeroblob(length(actions)) where person_id =
       (select id from usage_people where user_id = ?)`,
    )
    .run(userId);
  markUsageChanged(office.database, office.rollout.id, office.requestAfter(weeks).now);
}

export function openUsageOffice(used: readonly UsedTeam[], weeks: number): UsageOffice {
  const database = openInMemory();
  const rollout = aRollout({ timeZone: 'UTC' });
  addRollout(database, rollout);
  const start = instantOf(FIRST_MONDAY);
  const source = addUsageSource(database, {
    rolloutId: rollout.id,
    name: 'copilot',
    kind: 'copilot',
  });
  const firstWeek = weekOfDay(dayNumber(FIRST_MONDAY));
  const teams = used.map((one, index) => {
    const memberIds = Array.from({ length: one.people }, (_, person) => userOf(index, person));
    const team = aTeam({ id: `T-${one.name}` as TeamId, name: one.name, memberIds });
    addTeam(database, team, start);
    for (const [person, userId] of memberIds.entries()) {
      seedPerson(database, { sourceId: source.id, teamId: team.id, userId }, () => {
        const from = one.from?.(person) ?? 0;
        const left = one.left?.(person);
        const counts = Array.from({ length: weeks }, (_, week) =>
          week < from || (left !== undefined && week >= left)
            ? 0
            : actionsOf({ team: index, person }, week, one.factor?.(person, week) ?? 1),
        );
        return { from, left, counts, firstWeek };
      });
    }
    return team;
  });
  for (let week = 0; week < weeks; week++) {
    markReported(database, source.id, { week: firstWeek + week, days: 0b1111111, someDays: 0 });
  }
  markUsageChanged(database, rollout.id, start);
  const requestAfter = (after: number) => {
    const now = instantOf(FIRST_MONDAY.add({ weeks: after - 1, days: 6 }));
    const own = ownRequest({ database, now, product: noProduct }, 'TBRIGHTWATER' as WorkspaceId);
    return inRollout(own, rollout);
  };
  const look = (after: number) => {
    const request = requestAfter(after);
    const said: string[] = [];
    while (isLookDue(database, rollout.id, request.today)) {
      said.push(write(database, () => lookAtDepth(request)));
      if (said.length > 10_000) throw new Error('The look does not come to an end.');
    }
    return said;
  };
  return { database, rollout, teams, requestAfter, look };
}

export function userOf(team: number, person: number): UserId {
  return `U${String(team).padStart(3, '0')}X${String(person).padStart(3, '0')}` as UserId;
}

function seedPerson(
  database: Database,
  { sourceId, teamId, userId }: { sourceId: number; teamId: TeamId; userId: UserId },
  seen: () => { from: number; left: number | undefined; counts: number[]; firstWeek: number },
): void {
  const { from, left, counts, firstWeek } = seen();
  const told = (week: number, isGranted: boolean) => ({
    ...{ id: `${userId}-${week}-${isGranted}`, rolloutId: aRollout().id, teamId, personId: userId },
    event: isGranted ? ('access.granted' as const) : ('access.suspended' as const),
    after: isGranted ? ('live' as const) : ('suspended' as const),
    reason: 'as seeded',
    at: instantOf(FIRST_MONDAY.add({ days: 7 * week - (isGranted ? 0 : 1) })),
  });
  database.insert(accessEventsTable).values(told(from, true)).run();
  if (left !== undefined) database.insert(accessEventsTable).values(told(left, false)).run();
  const { id } = database
    .insert(usagePeopleTable)
    .values({ sourceId, key: userId, userId, matchedBy: 'slack-id' })
    .returning({ id: usagePeopleTable.id })
    .get();
  const actions = Buffer.alloc(counts.length * 4);
  for (const [week, count] of counts.entries()) actions.writeUInt32LE(count, week * 4);
  database.insert(usageWeeksTable).values({ personId: id, firstWeek, actions }).run();
}

function instantOf(date: Temporal.PlainDate): Temporal.Instant {
  return date.toZonedDateTime('UTC').toInstant();
}
