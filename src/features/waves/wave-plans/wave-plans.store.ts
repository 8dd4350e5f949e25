import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { PLAN_SETTINGS, type PlanSettings } from './wave-limits.ts';
import type { PlannedTeam, WavePlan } from './wave-plan.ts';
import { waveLimitsTable, wavePlansTable, waveYieldsTable } from './wave-plans.table.ts';

/** A plan as it was shown to somebody. */
export type StoredPlan = {
  id: string;
  madeBy: UserId;
  madeAt: Temporal.Instant;
  plan: WavePlan;
  applied: { at: Temporal.Instant; by: UserId } | undefined;
};

const planQuery = perDatabase((database) =>
  database
    .select()
    .from(wavePlansTable)
    .where(
      and(
        eq(wavePlansTable.id, sql.placeholder('id')),
        eq(wavePlansTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
);

export function findPlan(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): StoredPlan | undefined {
  const row = planQuery(database).get({ rolloutId, id });
  return row === undefined ? undefined : planFrom(row);
}

const latestPlanQuery = perDatabase((database) =>
  database
    .select()
    .from(wavePlansTable)
    .where(
      and(
        eq(wavePlansTable.rolloutId, sql.placeholder('rolloutId')),
        eq(wavePlansTable.number, sql.placeholder('number')),
      ),
    )
    .orderBy(desc(wavePlansTable.madeAt), desc(wavePlansTable.id))
    .limit(1)
    .prepare(),
);

/** The plan of a wave that was looked at last. */
export function findLatestPlan(
  database: Database,
  rolloutId: RolloutId,
  number: number,
): StoredPlan | undefined {
  const row = latestPlanQuery(database).get({ rolloutId, number });
  return row === undefined ? undefined : planFrom(row);
}

export function addPlan(request: RolloutRequest, plan: WavePlan): StoredPlan {
  const { database, rolloutId, acting, now: madeAt } = request;
  const { workspaceId, userId: madeBy } = acting;
  const id = newId<string>();
  const { number } = plan;
  const row = { id, workspaceId, rolloutId, number, madeBy, madeAt, plan: JSON.stringify(plan) };
  database.insert(wavePlansTable).values(row).run();
  return { id, madeBy, madeAt, plan, applied: undefined };
}

export function markApplied(
  database: Database,
  id: string,
  by: UserId,
  now: Temporal.Instant,
): void {
  database
    .update(wavePlansTable)
    .set({ appliedAt: now, appliedBy: by })
    .where(eq(wavePlansTable.id, id))
    .run();
}

const yieldsQuery = perDatabase((database) =>
  database
    .select({ teamId: waveYieldsTable.teamId })
    .from(waveYieldsTable)
    .where(eq(waveYieldsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

/** Teams that have made room once. */
export function listYields(database: Database, rolloutId: RolloutId): Set<TeamId> {
  const rows = yieldsQuery(database).all({ rolloutId });
  return new Set(rows.map((row) => row.teamId));
}

export function addYields(
  database: Database,
  rolloutId: RolloutId,
  wave: number,
  teamIds: readonly TeamId[],
): void {
  for (const teamId of teamIds)
    database
      .insert(waveYieldsTable)
      .values({ rolloutId, teamId, wave })
      .onConflictDoNothing()
      .run();
}

const planSettingsQuery = perDatabase((database) =>
  database
    .select()
    .from(waveLimitsTable)
    .where(eq(waveLimitsTable.rolloutId, sql.placeholder('rolloutId')))
    .prepare(),
);

export function getPlanSettings(database: Database, rolloutId: RolloutId): PlanSettings {
  const row = planSettingsQuery(database).get({ rolloutId });
  if (row === undefined) return PLAN_SETTINGS;
  const { newPerLiveTeam, championHoursPerTeam, reviewerHoursPerTeam } = row;
  const waveWeeks = { shortest: row.shortestWeeks, longest: row.longestWeeks };
  return { newPerLiveTeam, championHoursPerTeam, reviewerHoursPerTeam, waveWeeks };
}

export function savePlanSettings(
  database: Database,
  of: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  { waveWeeks, ...settings }: PlanSettings,
): void {
  const row = {
    ...settings,
    shortestWeeks: waveWeeks.shortest,
    longestWeeks: waveWeeks.longest,
  };
  database
    .insert(waveLimitsTable)
    .values({ ...of, ...row })
    .onConflictDoUpdate({ target: waveLimitsTable.rolloutId, set: row })
    .run();
}

function planFrom(row: typeof wavePlansTable.$inferSelect): StoredPlan {
  const { id, madeBy, madeAt, appliedAt, appliedBy } = row;
  const applied =
    appliedAt === null || appliedBy === null ? undefined : { at: appliedAt, by: appliedBy };
  return { id, madeBy, madeAt, plan: revive(JSON.parse(row.plan)), applied };
}

/** JSON knows neither dates nor infinity; everything else of a plan is plain. */
function revive(written: unknown): WavePlan {
  const plan = written as Omit<WavePlan, 'madeOn'> & { madeOn: string };
  const { limits } = plan;
  return {
    ...plan,
    madeOn: Temporal.PlainDate.from(plan.madeOn),
    limits: {
      ...limits,
      byChampions: unlimited(limits.byChampions),
      byReviewers: unlimited(limits.byReviewers),
    },
    chosen: plan.chosen.map(withDate).map(withCount),
    queue: plan.queue.map(withDate),
    couldBeInvited: plan.couldBeInvited.map(withDate),
  };
}

/** Plans of earlier versions name every team that could validate. */
function withCount(team: PlannedTeam): PlannedTeam {
  const counted: number | undefined = team.validatorCount;
  return { ...team, validatorCount: counted ?? team.validators.length };
}

function unlimited(count: number | null): number {
  return count ?? Number.POSITIVE_INFINITY;
}

function withDate<Team extends { askedAt: Temporal.Instant | undefined }>(team: Team): Team {
  const written: unknown = team.askedAt;
  return typeof written === 'string' ? { ...team, askedAt: Temporal.Instant.from(written) } : team;
}
