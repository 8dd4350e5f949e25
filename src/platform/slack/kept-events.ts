/*
 * What an event brings is stored, with all that follows, before Slack hears that it arrived. An event that
 * breaks on a mistake of ours is kept as it came and tried again, until a later one about the same person
 * or channel says more.
 */
import { asc, eq, lt, lte } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import { shortReference } from '../log.ts';
import { backOff } from '../outbox/delivery.ts';
import { ownRequest } from '../request.ts';
import { isStorageTrouble } from '../storage-health.ts';
import { asPart } from '../transaction.ts';
import { handleOnce } from './idempotency.ts';
import { keptEventsTable } from './kept-events.table.ts';
import type { DispatchServices } from './once.ts';
import { setAsideOld } from './overtaken.ts';

type Payload = Record<string, unknown>;
export type ToldEvent = {
  workspaceId: WorkspaceId;
  /** Slack's own id of the event, by which a repeat is known. */
  id: string | undefined;
  event: Payload & { type: string };
};

export type EventServices = Pick<
  DispatchServices,
  'database' | 'product' | 'clock' | 'registry' | 'afterCommit'
> & { log: { error(details: Payload, says: string): void } };

const KEPT_FOR = { hours: 24 * 7 };

/** Carries out an event, or keeps it; throws when neither can be stored. Of a repeat nothing is done. */
export function takeEvent(services: EventServices, { workspaceId, id, event }: ToldEvent): void {
  const { database, clock } = services;
  const now = clock.now();
  const note = { key: id === undefined ? undefined : `event:${id}`, workspaceId, now };
  const take = () => {
    const subject = subjectOf(event);
    const problem = carryOut(services, workspaceId, event);
    if (problem === undefined) forget(database, subject);
    else keep(database, { workspaceId, subject, event, problem }, now);
    return true;
  };
  handleOnce(database, note, take, () => true);
}

/** What went wrong, if a mistake of ours did; what stands in the way of every write is thrown. */
function carryOut(
  { database, product, clock, registry, log }: EventServices,
  workspaceId: WorkspaceId,
  event: ToldEvent['event'],
): string | undefined {
  const request = ownRequest({ database, product, now: clock.now() }, workspaceId);
  try {
    asPart(database, () => {
      if (setAsideOld(database, workspaceId, event)) return;
      for (const declaration of registry.events.get(event.type) ?? []) {
        declaration.run(request, event);
      }
    });
    return undefined;
  } catch (error) {
    if (isStorageTrouble(error) || !database.$client.inTransaction) throw error;
    const reference = shortReference();
    const what = `event ${event.type}`;
    const says = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log.error({ reference, what, error: says }, 'An event could not be carried out; it is kept.');
    return error instanceof Error ? error.message : String(error);
  }
}

function subjectOf(event: ToldEvent['event']): string {
  const idIn = (value: unknown) =>
    typeof value === 'string' ? value : (value as { id?: unknown } | null | undefined)?.id;
  const about = [event.user, event.channel].map(idIn).filter((id) => typeof id === 'string');
  return [event.type, ...about].join(' ');
}

function keep(
  database: Database,
  kept: { workspaceId: WorkspaceId; subject: string; event: Payload; problem: string },
  now: Temporal.Instant,
): void {
  forget(database, kept.subject);
  const { event: payload, ...row } = kept;
  const tried = { receivedAt: now, attempts: 1, nextAttemptAt: now.add(backOff(1)) };
  database
    .insert(keptEventsTable)
    .values({ ...row, ...tried, payload })
    .run();
}

function forget(database: Database, subject: string): void {
  database.delete(keptEventsTable).where(eq(keptEventsTable.subject, subject)).run();
}

/** Tries once more what is kept and due; answers how many were carried out. */
export function goOnWithEvents(services: EventServices): number {
  try {
    return carryOutKept(services);
  } catch (error) {
    services.log.error({ error: String(error) }, 'Kept events have to wait a minute more.');
    return 0;
  }
}

function carryOutKept(services: EventServices): number {
  const { database, clock } = services;
  const now = clock.now();
  const due = database
    .select()
    .from(keptEventsTable)
    .where(lte(keptEventsTable.nextAttemptAt, now))
    .orderBy(asc(keptEventsTable.id))
    .all();
  const done = due.filter((row) =>
    write(database, () => {
      const isRow = eq(keptEventsTable.id, row.id);
      const problem = carryOut(services, row.workspaceId, row.payload as ToldEvent['event']);
      if (problem === undefined) database.delete(keptEventsTable).where(isRow).run();
      else {
        const attempts = row.attempts + 1;
        const nextAttemptAt = now.add(backOff(attempts));
        database
          .update(keptEventsTable)
          .set({ attempts, nextAttemptAt, problem })
          .where(isRow)
          .run();
      }
      return problem === undefined;
    }),
  );
  if (done.length > 0) services.afterCommit();
  return done.length;
}

/** What could not be carried out within a week is old news, and Slack is asked about everyone each day. */
export function removeOldEvents(database: Database, now: Temporal.Instant): void {
  write(database, () => {
    database
      .delete(keptEventsTable)
      .where(lt(keptEventsTable.receivedAt, now.subtract(KEPT_FOR)))
      .run();
  });
}
