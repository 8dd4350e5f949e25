import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember, rememberRow } from '../../../platform/remember.ts';
import type { Escalation, FreshStep, Step } from './escalation.ts';
import { escalationStepsTable, escalationsTable } from './escalations.table.ts';

type Row = typeof escalationsTable.$inferSelect;
type StepRow = typeof escalationStepsTable.$inferSelect;

const asked = perDatabase((database) => {
  const { id, rolloutId, resolvedAt } = escalationsTable;
  const ofRollout = eq(rolloutId, sql.placeholder('rolloutId'));
  const rows = () => database.select().from(escalationsTable);
  const steps = () =>
    database
      .select({ step: escalationStepsTable })
      .from(escalationStepsTable)
      .innerJoin(escalationsTable, eq(id, escalationStepsTable.escalationId));
  const inOrder = [asc(escalationStepsTable.escalationId), asc(escalationStepsTable.number)];
  const isOpen = and(ofRollout, isNull(resolvedAt));
  return {
    all: rows().where(ofRollout).orderBy(asc(id)).prepare(),
    open: rows().where(isOpen).orderBy(asc(id)).prepare(),
    byId: rows()
      .where(and(ofRollout, eq(id, sql.placeholder('id'))))
      .prepare(),
    allSteps: steps()
      .where(ofRollout)
      .orderBy(...inOrder)
      .prepare(),
    openSteps: steps()
      .where(isOpen)
      .orderBy(...inOrder)
      .prepare(),
    stepsOf: steps()
      .where(and(ofRollout, eq(id, sql.placeholder('id'))))
      .orderBy(...inOrder)
      .prepare(),
  };
});

/** Every case of a rollout, drills too, the oldest first. */
export function listEscalations(database: Database, rolloutId: RolloutId): readonly Escalation[] {
  return remember(database, `escalations ${rolloutId}`, () => {
    const { all, allSteps } = asked(database);
    return joined(all.all({ rolloutId }), allSteps.all({ rolloutId }));
  });
}

/** Those that are open, the oldest first. */
export function listOpenEscalations(
  database: Database,
  rolloutId: RolloutId,
): readonly Escalation[] {
  return remember(database, `open escalations ${rolloutId}`, () => {
    const { open, openSteps } = asked(database);
    return joined(open.all({ rolloutId }), openSteps.all({ rolloutId }));
  });
}

export function findEscalation(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): Escalation | undefined {
  return rememberRow(database, 'escalation', `${rolloutId} ${id}`, () => {
    const { byId, stepsOf } = asked(database);
    const row = byId.get({ rolloutId, id });
    return row === undefined ? undefined : joined([row], stepsOf.all({ rolloutId, id }))[0];
  });
}

function joined(rows: readonly Row[], steps: readonly { step: StepRow }[]): Escalation[] {
  const ofCase = Map.groupBy(steps, ({ step }) => step.escalationId);
  return rows.map((row) =>
    escalationFrom(
      row,
      (ofCase.get(row.id) ?? []).map(({ step }) => stepFrom(step)),
    ),
  );
}

function escalationFrom(row: Row, steps: readonly Step[]): Escalation {
  const { workspaceId: _, resolvedBy, resolvedAt, finding, answer, ...facts } = row;
  return {
    ...facts,
    link: facts.link ?? undefined,
    sourceId: facts.sourceId ?? undefined,
    steps,
    resolved:
      resolvedBy === null || resolvedAt === null || finding === null
        ? undefined
        : { by: resolvedBy, at: resolvedAt, finding, answer: answer ?? '' },
  };
}

function stepFrom(row: StepRow): Step {
  const { escalationId: _, teamId: __, takenBy, takenAt, ...facts } = row;
  return {
    ...facts,
    personId: facts.personId ?? undefined,
    settleBy: facts.settleBy ?? undefined,
    tookMinutes: facts.tookMinutes ?? undefined,
    sponsorsToldAt: facts.sponsorsToldAt ?? undefined,
    taken: takenBy === null || takenAt === null ? undefined : { by: takenBy, at: takenAt },
  };
}

export function addEscalation(
  database: Database,
  workspaceId: WorkspaceId,
  escalation: Omit<Escalation, 'steps' | 'resolved'>,
): void {
  const { link, sourceId, ...facts } = escalation;
  database
    .insert(escalationsTable)
    .values({ workspaceId, ...facts, link: link ?? null, sourceId: sourceId ?? null })
    .run();
}

export function addStep(
  database: Database,
  { id, teamId }: Pick<Escalation, 'id' | 'teamId'>,
  step: FreshStep,
): void {
  database
    .insert(escalationStepsTable)
    .values({ escalationId: id, teamId, ...step, personId: step.personId ?? null })
    .run();
}

export function markTaken(
  database: Database,
  id: string,
  step: Pick<Step, 'number' | 'settleBy' | 'tookMinutes'> & { taken: NonNullable<Step['taken']> },
): void {
  const { number, taken, settleBy, tookMinutes } = step;
  saveInStep(database, id, number, {
    takenBy: taken.by,
    takenAt: taken.at,
    settleBy: settleBy ?? null,
    tookMinutes: tookMinutes ?? null,
  });
}

export function markSponsorsTold(
  database: Database,
  id: string,
  number: number,
  at: Temporal.Instant,
): void {
  saveInStep(database, id, number, { sponsorsToldAt: at });
}

function saveInStep(
  database: Database,
  id: string,
  number: number,
  values: Partial<StepRow>,
): void {
  const { escalationId, number: numberColumn } = escalationStepsTable;
  database
    .update(escalationStepsTable)
    .set(values)
    .where(and(eq(escalationId, id), eq(numberColumn, number)))
    .run();
}

export function markResolved(
  database: Database,
  id: string,
  resolved: NonNullable<Escalation['resolved']>,
): void {
  const { by, at, finding, answer } = resolved;
  database
    .update(escalationsTable)
    .set({ resolvedBy: by, resolvedAt: at, finding, answer })
    .where(eq(escalationsTable.id, id))
    .run();
}

/** An open case about the same output; without a link there is no telling. */
export function findOpenTwin(
  database: Database,
  rolloutId: RolloutId,
  {
    link,
    workflow,
    isDrill = false,
  }: { link: string | undefined; workflow: string; isDrill?: boolean },
): Escalation | undefined {
  if (link === undefined || isDrill) return undefined;
  return listOpenEscalations(database, rolloutId).find(
    (one) => !one.isDrill && one.link === link && one.workflow === workflow,
  );
}
