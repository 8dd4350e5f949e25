import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import type { TeamScope } from '../../../platform/request.ts';
import { scopedQuery } from '../../../platform/scoped-query.ts';
import type { Champion } from '../champions/champion.ts';
import { rowOf as championRowOf, championsTable } from '../champions/champions.table.ts';
import { questionsTable } from '../questions/questions.table.ts';
import { type Handover, type HandoverItem, handoverItems, isRunning } from './handover.ts';
import type { TeamHandover } from './handover-facts.ts';
import { buddyTalksTable, handoversTable } from './handovers.table.ts';

type Row = typeof handoversTable.$inferSelect;

function handoverFrom(row: Row): TeamHandover {
  const { id, rolloutId, teamId, fromId, toId, context } = row;
  const ticked: Handover['ticked'] = {};
  for (const { name } of handoverItems) {
    const tick = row.ticked[name];
    if (tick !== undefined)
      ticked[name] = { by: tick.by, at: Temporal.Instant.fromEpochMilliseconds(tick.at) };
  }
  return {
    id,
    rolloutId,
    teamId,
    fromId,
    toId,
    context,
    started: { by: row.startedBy, at: row.startedAt },
    ticked,
    confirmedByFrom: row.confirmedByFrom ?? undefined,
    confirmedByTo: row.confirmedByTo ?? undefined,
    cancelled:
      row.cancelledBy === null || row.cancelledAt === null
        ? undefined
        : { by: row.cancelledBy, at: row.cancelledAt },
  };
}

/** The handovers of a rollout that nobody called off, or of those teams, oldest first. */
export function listHandovers(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): TeamHandover[] {
  return handoverRows(database, { rolloutId }, only).map(handoverFrom);
}

const handoverRows = scopedQuery((database, inScope) => {
  const { id, rolloutId, teamId, cancelledAt } = handoversTable;
  return database
    .select()
    .from(handoversTable)
    .where(and(eq(rolloutId, sql.placeholder('rolloutId')), inScope(teamId), isNull(cancelledAt)))
    .orderBy(asc(id))
    .prepare();
});

export function listRunning(
  database: Database,
  rolloutId: RolloutId,
  only?: TeamScope,
): TeamHandover[] {
  return listHandovers(database, rolloutId, only).filter(isRunning);
}

export function findHandover(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): TeamHandover | undefined {
  const row = handoverRow(database).get({ rolloutId, id });
  return row === undefined ? undefined : handoverFrom(row);
}

const handoverRow = perDatabase((database) => {
  const { id, rolloutId } = handoversTable;
  return database
    .select()
    .from(handoversTable)
    .where(and(eq(id, sql.placeholder('id')), eq(rolloutId, sql.placeholder('rolloutId'))))
    .prepare();
});

/** The talks of buddy months that were held, as ISO dates of the days for which they stood. */
export function listHeldTalks(
  database: Database,
  handoverIds: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  if (handoverIds.length === 0) return new Map();
  const byHandover = Map.groupBy(talkRows(database, {}, handoverIds), (row) => row.handoverId);
  return new Map([...byHandover].map(([id, talks]) => [id, talks.map((one) => `${one.talkOn}`)]));
}

const talkRows = scopedQuery((database, inScope) => {
  const { handoverId, talkOn } = buddyTalksTable;
  return database
    .select({ handoverId, talkOn })
    .from(buddyTalksTable)
    .where(inScope(handoverId))
    .prepare();
});

export function addHandover(database: Database, handover: TeamHandover): void {
  database.insert(handoversTable).values(rowOf(handover)).run();
}

export function saveHandover(database: Database, handover: TeamHandover): void {
  database
    .update(handoversTable)
    .set(rowOf(handover))
    .where(eq(handoversTable.id, handover.id))
    .run();
}

/** Stores the end of one person's time and the beginning of another's as one; whoever leaves stays as buddy. */
export function saveSwap(database: Database, { from, to }: { from: Champion; to: Champion }): void {
  for (const champion of [from, to])
    database
      .update(championsTable)
      .set(championRowOf(champion))
      .where(eq(championsTable.id, champion.id))
      .run();
  database
    .update(championsTable)
    .set({ buddyId: from.personId })
    .where(eq(championsTable.id, to.id))
    .run();
}

/** Open questions that stood with one person are for whoever answers for the team again. */
export function saveQuestionsFreed(
  database: Database,
  { rolloutId, teamId, forId }: { rolloutId: RolloutId; teamId: TeamId; forId: UserId },
): void {
  database
    .update(questionsTable)
    .set({ forId: null })
    .where(
      and(
        eq(questionsTable.rolloutId, rolloutId),
        eq(questionsTable.teamId, teamId),
        eq(questionsTable.forId, forId),
        isNull(questionsTable.answeredAt),
      ),
    )
    .run();
}

export function addHeldTalk(
  database: Database,
  talk: {
    rolloutId: RolloutId;
    handoverId: string;
    talkOn: Temporal.PlainDate;
    heldAt: Temporal.Instant;
  },
): void {
  database.insert(buddyTalksTable).values(talk).onConflictDoNothing().run();
}

function rowOf(handover: TeamHandover): Row {
  const { id, rolloutId, teamId, fromId, toId, context, started, cancelled } = handover;
  const ticked: Row['ticked'] = {};
  for (const [item, stamp] of Object.entries(handover.ticked))
    ticked[item as HandoverItem] = { by: stamp.by, at: stamp.at.epochMilliseconds };
  return {
    id,
    rolloutId,
    teamId,
    fromId,
    toId,
    context,
    startedBy: started.by,
    startedAt: started.at,
    ticked,
    confirmedByFrom: handover.confirmedByFrom ?? null,
    confirmedByTo: handover.confirmedByTo ?? null,
    cancelledBy: cancelled?.by ?? null,
    cancelledAt: cancelled?.at ?? null,
  };
}
