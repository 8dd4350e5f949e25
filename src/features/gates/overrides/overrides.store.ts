import { and, asc, eq, sql } from 'drizzle-orm';
import { isWithin, later } from '../../../platform/calendar.ts';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findRollout, listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import type { Deciders } from './deciders.ts';
import type { Override, StoredOverride } from './override.ts';
import { overridesTable } from './overrides.table.ts';

type Row = typeof overridesTable.$inferSelect;

/** Every override of a rollout, oldest first. */
export function listOverrides(database: Database, rolloutId: RolloutId): StoredOverride[] {
  return remember(database, `overrides listOverrides ${rolloutId}`, () =>
    readOverrides(database, rolloutId),
  );
}

const overridesQuery = perDatabase((database) =>
  database
    .select()
    .from(overridesTable)
    .where(eq(overridesTable.rolloutId, sql.placeholder('rolloutId')))
    .orderBy(asc(overridesTable.id))
    .prepare(),
);

function readOverrides(database: Database, rolloutId: RolloutId): StoredOverride[] {
  return overridesQuery(database).all({ rolloutId }).map(overrideFrom);
}

const overrideQuery = perDatabase((database) =>
  database
    .select()
    .from(overridesTable)
    .where(
      and(
        eq(overridesTable.rolloutId, sql.placeholder('rolloutId')),
        eq(overridesTable.id, sql.placeholder('id')),
      ),
    )
    .prepare(),
);

export function findOverride(
  database: Database,
  rolloutId: RolloutId,
  id: string,
): StoredOverride | undefined {
  const row = overrideQuery(database).get({ rolloutId, id });
  return row === undefined ? undefined : overrideFrom(row);
}

/** Who may decide on an override now, and which sponsors said that they are away; somebody who left decides nothing. */
export function findDeciders(context: ReadContext): Deciders {
  const { database, rolloutId, product, today } = context;
  const timeZone = findRollout(database, rolloutId)?.timeZone ?? 'UTC';
  const sponsorIds = listActiveHolders(database, rolloutId, 'sponsor');
  const isSponsor = new Set(sponsorIds);
  const awayUntil = new Map<UserId, Temporal.Instant>();
  for (const { personId, fromOn, toOn } of product.absences.flatMap((list) => list(context))) {
    if (!isSponsor.has(personId) || !isWithin(today, fromOn, toOn)) continue;
    const back = toOn.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
    // Of several absences at once the longest counts.
    awayUntil.set(personId, later(back, awayUntil.get(personId) ?? back));
  }
  return {
    leadIds: listActiveHolders(database, rolloutId, 'lead'),
    sponsorIds,
    awayUntil,
  };
}

export function addOverride(
  database: Database,
  place: { workspaceId: WorkspaceId; rolloutId: RolloutId },
  override: StoredOverride,
): void {
  const { decision: _decision, ended: _ended, review: _review, ...facts } = override;
  database
    .insert(overridesTable)
    .values({ ...place, ...facts, found: facts.found ?? null, change: facts.change ?? null })
    .run();
}

/** Stores a decision, an end or a review; the request itself is never changed, but for how long both agreed on. */
export function saveOverrideFate(database: Database, override: Override): void {
  const { id, decision, ended, review, change } = override;
  database
    .update(overridesTable)
    .set({
      decided: decision?.kind ?? null,
      decidedBy: decision?.by ?? null,
      decidedAt: decision?.at ?? null,
      decidedWhy: decision?.why ?? null,
      withoutSponsor: decision?.withoutSponsor ?? null,
      change: change ?? null,
      ended: ended?.how ?? null,
      endedAt: ended?.at ?? null,
      reviewedBy: review?.by ?? null,
      reviewedAt: review?.at ?? null,
      finding: review?.finding ?? null,
    })
    .where(eq(overridesTable.id, id))
    .run();
}

function overrideFrom(row: Row): StoredOverride {
  const { decided, decidedBy, decidedAt, decidedWhy, withoutSponsor, ended, endedAt } = row;
  const { reviewedBy, reviewedAt, finding } = row;
  return {
    id: row.id,
    gate: row.gate,
    criteria: row.criteria,
    asks: row.asks,
    found: row.found ?? undefined,
    change: row.change ?? undefined,
    reason: row.reason,
    risk: row.risk,
    requestedBy: row.requestedBy,
    requestedAt: row.requestedAt,
    asked: row.asked,
    answerBy: row.answerBy,
    expiresOn: row.expiresOn,
    reviewedAfter: row.reviewedAfter,
    decision:
      decided === null || decidedBy === null || decidedAt === null
        ? undefined
        : {
            ...{ kind: decided, by: decidedBy, at: decidedAt, why: decidedWhy ?? '' },
            ...(withoutSponsor === true ? { withoutSponsor } : {}),
          },
    ended: ended === null || endedAt === null ? undefined : { how: ended, at: endedAt },
    review:
      reviewedBy === null || reviewedAt === null
        ? undefined
        : { by: reviewedBy, at: reviewedAt, finding: finding ?? '' },
  };
}
