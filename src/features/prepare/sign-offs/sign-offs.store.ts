import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { signOffRequestsTable } from './sign-offs.table.ts';

type Row = typeof signOffRequestsTable.$inferSelect;

/** Every request of a rollout, the oldest first. */
export function listSignOffRequests(database: Database, rolloutId: RolloutId): SignOffRequest[] {
  return remember(database, `certificates listSignOffRequests ${rolloutId}`, () =>
    readSignOffRequests(database, rolloutId),
  );
}

const signOffRequestsQuery = perDatabase((database) =>
  database
    .select()
    .from(signOffRequestsTable)
    .where(eq(signOffRequestsTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(signOffRequestsTable.id))
    .prepare(),
);

function readSignOffRequests(database: Database, rolloutId: RolloutId): SignOffRequest[] {
  return signOffRequestsQuery(database).all({ rolloutId }).map(requestFrom);
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

/** The newest request of a champion. */
export function findLastRequestOf(
  database: Database,
  rolloutId: RolloutId,
  championId: UserId,
): SignOffRequest | undefined {
  return listSignOffRequests(database, rolloutId).findLast((one) => one.championId === championId);
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
  const { task, decision, ...facts } = request;
  return {
    ...facts,
    taskDescription: task.description,
    taskLink: task.link,
    decision: decision?.kind ?? null,
    decidedBy: decision?.by ?? null,
    decidedAt: decision?.at ?? null,
    reason: decision?.reason ?? null,
  };
}

function requestFrom(row: Row): SignOffRequest {
  const { taskDescription, taskLink, decision, decidedBy, decidedAt, reason, ...facts } = row;
  return {
    ...facts,
    task: { description: taskDescription, link: taskLink },
    decision:
      decision === null || decidedBy === null || decidedAt === null
        ? undefined
        : { kind: decision, by: decidedBy, at: decidedAt, reason: reason ?? '' },
  };
}
