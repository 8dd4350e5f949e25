import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { Pulse, PulseChange, PulseCycle } from './pulse.ts';
import { ownWording, type Wording } from './pulse-item.ts';
import {
  pulseChangesTable,
  pulseCyclesTable,
  pulseInstrumentsTable,
  pulsesTable,
} from './pulses.table.ts';

function cycleFrom(row: typeof pulseCyclesTable.$inferSelect): PulseCycle {
  return { ...row, closedOn: row.closedOn ?? undefined, secret: row.secret ?? undefined };
}

/** A rollout's pulse; undefined where it never had one. */
export function findPulse(database: Database, rolloutId: RolloutId): Pulse | undefined {
  return remember(database, `pulse ${rolloutId}`, () => {
    const row = database
      .select()
      .from(pulsesTable)
      .where(eq(pulsesTable.rolloutId, rolloutId))
      .get();
    return row && { ...row, stoppedOn: row.stoppedOn ?? undefined };
  });
}

export function savePulse(database: Database, pulse: Pulse): void {
  const { rolloutId, ...set } = { ...pulse, stoppedOn: pulse.stoppedOn ?? null };
  database
    .insert(pulsesTable)
    .values({ rolloutId, ...set })
    .onConflictDoUpdate({ target: pulsesTable.rolloutId, set })
    .run();
}

/** What is asked in a rollout: the customer's own wording, or ours. */
export function findWording(
  database: Database,
  rolloutId: RolloutId,
): { title: string; wording: Wording } {
  const table = pulseInstrumentsTable;
  const row = database.select().from(table).where(eq(table.rolloutId, rolloutId)).get();
  return row ?? { title: 'our own', wording: ownWording };
}

export function saveWording(
  database: Database,
  instrument: { rolloutId: RolloutId; title: string; wording: Wording },
  importedAt: Temporal.Instant,
): void {
  const { rolloutId, ...set } = { ...instrument, importedAt };
  database
    .insert(pulseInstrumentsTable)
    .values({ rolloutId, ...set })
    .onConflictDoUpdate({ target: pulseInstrumentsTable.rolloutId, set })
    .run();
}

/** The pulse that takes answers now. */
export function findOpenCycle(database: Database, rolloutId: RolloutId): PulseCycle | undefined {
  return remember(database, `pulse open ${rolloutId}`, () => {
    const { closedOn } = pulseCyclesTable;
    const row = database
      .select()
      .from(pulseCyclesTable)
      .where(and(eq(pulseCyclesTable.rolloutId, rolloutId), isNull(closedOn)))
      .get();
    return row && cycleFrom(row);
  });
}

/** Pulses that take answers, of all rollouts, also of those that were closed. */
export function listOpenCycles(database: Database): readonly PulseCycle[] {
  return remember(database, 'pulses open', () =>
    database
      .select()
      .from(pulseCyclesTable)
      .where(isNull(pulseCyclesTable.closedOn))
      .all()
      .map(cycleFrom),
  );
}

/** Pulses that have closed, the newest first. */
export function listClosedCycles(database: Database, rolloutId: RolloutId): readonly PulseCycle[] {
  return remember(database, `pulses closed ${rolloutId}`, () =>
    database
      .select()
      .from(pulseCyclesTable)
      .where(and(eq(pulseCyclesTable.rolloutId, rolloutId), isNotNull(pulseCyclesTable.closedOn)))
      .orderBy(desc(pulseCyclesTable.number))
      .all()
      .map(cycleFrom),
  );
}

export function findCycle(database: Database, id: string): PulseCycle | undefined {
  const row = database.select().from(pulseCyclesTable).where(eq(pulseCyclesTable.id, id)).get();
  return row && cycleFrom(row);
}

export function addCycle(database: Database, cycle: PulseCycle): void {
  const { closedOn, secret, items, ...facts } = cycle;
  database
    .insert(pulseCyclesTable)
    .values({ ...facts, items: [...items], closedOn: closedOn ?? null, secret: secret ?? null })
    .run();
}

/** Closes a pulse, and throws away what opened its ballots. */
export function markCycleClosed(
  database: Database,
  id: string,
  closedOn: Temporal.PlainDate,
): void {
  database
    .update(pulseCyclesTable)
    .set({ closedOn, secret: null })
    .where(eq(pulseCyclesTable.id, id))
    .run();
}

export function markCycleSecret(database: Database, id: string, secret: string): void {
  database.update(pulseCyclesTable).set({ secret }).where(eq(pulseCyclesTable.id, id)).run();
}

/** What is changed because of a pulse, by team; under undefined what holds for everyone. */
export function getChanges(
  database: Database,
  cycleId: string,
): ReadonlyMap<TeamId | undefined, PulseChange> {
  return remember(database, `pulse changes ${cycleId}`, () => {
    const rows = database
      .select()
      .from(pulseChangesTable)
      .where(eq(pulseChangesTable.cycleId, cycleId))
      .orderBy(pulseChangesTable.saidAt)
      .all();
    return new Map(rows.map((row) => [row.teamId ?? undefined, row]));
  });
}

export function addChange(database: Database, change: PulseChange): void {
  database.insert(pulseChangesTable).values(change).run();
}
