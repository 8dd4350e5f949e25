import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { OptIn } from './opt-in.ts';
import { optInsTable } from './opt-ins.table.ts';

/** Every request of a rollout, oldest first; those of teams that are gone are left out. */
export function listOptIns(database: Database, rolloutId: RolloutId): OptIn[] {
  return remember(database, `opt-ins listOptIns ${rolloutId}`, () =>
    readOptIns(database, rolloutId),
  );
}

const optInsQuery = perDatabase((database) =>
  database
    .select()
    .from(optInsTable)
    .where(eq(optInsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(optInsTable.askedAt), asc(optInsTable.id))
    .prepare(),
);

function readOptIns(database: Database, rolloutId: RolloutId): OptIn[] {
  const names = new Map(listTeams(database, rolloutId).map((team) => [team.id, team.name]));
  return optInsQuery(database)
    .all({ rolloutId })
    .flatMap(({ teamId, askedBy, why, askedAt, withdrawnAt }) => {
      const teamName = names.get(teamId);
      if (teamName === undefined) return [];
      return [{ teamId, teamName, askedBy, why, askedAt, withdrawnAt: withdrawnAt ?? undefined }];
    });
}

export function addOptIn(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  optIn: OptIn,
): void {
  const { teamId, askedBy, why, askedAt } = optIn;
  database
    .insert(optInsTable)
    .values({ id: newId(), ...of, teamId, askedBy, why, askedAt })
    .run();
}

export function markWithdrawn(
  database: Database,
  { rolloutId, teamId }: { rolloutId: RolloutId; teamId: TeamId },
  withdrawn: { by: UserId; at: Temporal.Instant },
): void {
  database
    .update(optInsTable)
    .set({ withdrawnAt: withdrawn.at, withdrawnBy: withdrawn.by })
    .where(
      and(
        eq(optInsTable.rolloutId, rolloutId),
        eq(optInsTable.teamId, teamId),
        isNull(optInsTable.withdrawnAt),
      ),
    )
    .run();
}
