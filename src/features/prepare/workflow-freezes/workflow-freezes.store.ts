import { asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import { workflowKey } from '../core/entry.ts';
import { isInForce, type WorkflowFreeze } from './workflow-freeze.ts';
import { workflowFreezesTable } from './workflow-freezes.table.ts';

type Row = typeof workflowFreezesTable.$inferSelect;

const freezesQuery = perDatabase((database) =>
  database
    .select()
    .from(workflowFreezesTable)
    .where(eq(workflowFreezesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(workflowFreezesTable.id))
    .prepare(),
);

/** Every freeze of a piece of work, the oldest first. */
export function listWorkflowFreezes(
  database: Database,
  rolloutId: RolloutId,
): readonly WorkflowFreeze[] {
  return remember(database, `workflow freezes ${rolloutId}`, () =>
    freezesQuery(database).all({ rolloutId }).map(freezeFrom),
  );
}

/** Those in force. */
export function listFrozenWorkflows(
  database: Database,
  rolloutId: RolloutId,
): readonly WorkflowFreeze[] {
  return listWorkflowFreezes(database, rolloutId).filter(isInForce);
}

export function findFreezeOf(
  database: Database,
  rolloutId: RolloutId,
  workflow: string,
): WorkflowFreeze | undefined {
  return listFrozenWorkflows(database, rolloutId).find(
    (freeze) => workflowKey(freeze.workflow) === workflowKey(workflow),
  );
}

export function findWorkflowFreeze(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): WorkflowFreeze | undefined {
  return listWorkflowFreezes(database, rolloutId).find((freeze) => freeze.id === id);
}

function freezeFrom(row: Row): WorkflowFreeze {
  const { id, rolloutId, workflow, cause, reason, frozenBy, frozenAt } = row;
  const { askedBy, askedAt, liftedBy, liftedAt } = row;
  return {
    ...{ id, rolloutId, workflow, cause, reason },
    caseId: row.caseId ?? undefined,
    frozen: { by: frozenBy, at: frozenAt },
    settledAt: row.settledAt ?? undefined,
    asked:
      askedBy === null || askedAt === null
        ? undefined
        : { by: askedBy, at: askedAt, reason: row.askedReason ?? '' },
    lifted: liftedBy === null || liftedAt === null ? undefined : { by: liftedBy, at: liftedAt },
  };
}

export function addWorkflowFreeze(
  database: Database,
  workspaceId: WorkspaceId,
  freeze: WorkflowFreeze,
): void {
  const { id, rolloutId, workflow, cause, caseId, reason, frozen } = freeze;
  database
    .insert(workflowFreezesTable)
    .values({
      ...{ id, workspaceId, rolloutId, workflow, cause, reason },
      caseId: caseId ?? null,
      frozenBy: frozen.by,
      frozenAt: frozen.at,
    })
    .run();
}

export function saveWorkflowFreeze(database: Database, freeze: WorkflowFreeze): void {
  const { id, cause, caseId, settledAt, asked, lifted } = freeze;
  database
    .update(workflowFreezesTable)
    .set({
      cause,
      caseId: caseId ?? null,
      settledAt: settledAt ?? null,
      askedBy: asked?.by ?? null,
      askedAt: asked?.at ?? null,
      askedReason: asked?.reason ?? null,
      liftedBy: lifted?.by ?? null,
      liftedAt: lifted?.at ?? null,
    })
    .where(eq(workflowFreezesTable.id, id))
    .run();
}
