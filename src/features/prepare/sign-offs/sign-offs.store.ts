import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { signOffRequestsTable } from './sign-offs.table.ts';

type Row = typeof signOffRequestsTable.$inferSelect;

const { id, teamId, championId, decision } = signOffRequestsTable;
const isOfRollout = eq(signOffRequestsTable.rolloutId, sql.placeholder('rolloutId'));

const openRows = scopedQuery((database, inScope) =>
  database
    .select()
    .from(signOffRequestsTable)
    .where(and(isOfRollout, isNull(decision), inScope(teamId)))
    .orderBy(asc(id))
    .prepare(),
);

/** The requests that somebody is asked to decide, for all champions or those of some teams, the oldest first. */
export function listOpenSignOffs(
  database: Database,
  rolloutId: RolloutId,
  only: TeamScope,
): SignOffRequest[] {
  return openRows(database, { rolloutId }, only).map(requestFrom);
}

const openCountQuery = perDatabase(({ $client }) =>
  $client
    .prepare<[RolloutId], number>(
      'select count(*) from sign_off_requests where rollout_id = ? and decision is null',
    )
    .pluck(),
);

export function countOpenSignOffs(database: Database, rolloutId: RolloutId): number {
  return openCountQuery(database).get(rolloutId) ?? 0;
}

const signOffRequestQuery = perDatabase((database) =>
  database
    .select()
    .from(signOffRequestsTable)
    .where(
      and(
        eq(signOffRequestsTable.id, sql.placeholder('id')),
        eq(signOffRequestsTable.rolloutId, sql.placeholder('rolloutId')),
      ),
    )
    .prepare(),
);

export function findSignOffRequest(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): SignOffRequest | undefined {
  const row = signOffRequestQuery(database).get({ rolloutId, id });
  return row === undefined ? undefined : requestFrom(row);
}

const lastRequestQuery = perDatabase((database) =>
  database
    .select()
    .from(signOffRequestsTable)
    .where(and(isOfRollout, eq(championId, sql.placeholder('championId'))))
    .orderBy(desc(id))
    .limit(1)
    .prepare(),
);

/** The newest request of a champion. */
export function findLastRequestOf(
  database: Database,
  rolloutId: RolloutId,
  championId: UserId,
): SignOffRequest | undefined {
  const row = lastRequestQuery(database).get({ rolloutId, championId });
  return row === undefined ? undefined : requestFrom(row);
}

export function addSignOffRequest(database: Database, request: SignOffRequest): void {
  database.insert(signOffRequestsTable).values(rowOf(request)).run();
}

export function saveSignOffRequest(database: Database, request: SignOffRequest): void {
  database
    .update(signOffRequestsTable)
    .set(rowOf(request))
    .where(eq(signOffRequestsTable.id, request.id))
    .run();
}

function rowOf(request: SignOffRequest): Row {
  const { task, decision, observed, ...facts } = request;
  return {
    ...facts,
    observedAt: observed?.at ?? null,
    observedWords: observed?.words ?? null,
    taskDescription: task.description,
    taskLink: task.link,
    decision: decision?.kind ?? null,
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.at ?? null,
    reason: decision?.reason ?? null,
  };
}

function requestFrom(row: Row): SignOffRequest {
  const { taskDescription, taskLink, decision, decidedBy, decidedAt, reason, ...rest } = row;
  const { observedAt, observedWords, ...facts } = rest;
  return {
    ...facts,
    observed:
      observedAt === null || observedWords === null
        ? undefined
        : { at: observedAt, words: observedWords },
    task: { description: taskDescription, link: taskLink },
    decision:
      decision === null || decidedBy === null || decidedAt === null
        ? undefined
        : { kind: decision, by: decidedBy, at: decidedAt, reason: reason ?? '' },
  };
}
