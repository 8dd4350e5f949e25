/*
 * Bolt acknowledges an event before any listener sees it. Here each is stored first: what cannot be stored
 * is answered with 500, or not at all in Socket Mode, and Slack sends it again.
 */
import type { App, ReceiverEvent } from '@slack/bolt';
import { findInstallation, homeOf, isOurs, originOf } from './installation.ts';
import { type EventServices, type ToldEvent, takeEvent } from './kept-events.ts';
import type { ListenerServices } from './listeners.ts';

export function storeEventsFirst(app: App, services: ListenerServices & EventServices): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (delivered: ReceiverEvent) => {
    const told = toldIn(services, delivered.body);
    if (told !== undefined) await store(services, told);
    await process(delivered);
  };
}

/** An event that some feature hears, told to our own installation. */
function toldIn({ database, registry }: EventServices, body: unknown): ToldEvent | undefined {
  const {
    type,
    event_id: id,
    event,
  } = body as {
    type?: unknown;
    event_id?: unknown;
    event?: { type?: unknown } | null;
  };
  if (type !== 'event_callback' || typeof event?.type !== 'string') return undefined;
  if (!registry.events.has(event.type)) return undefined;
  const installation = findInstallation(database);
  if (installation !== undefined && !isOurs(originOf(body), installation)) return undefined;
  return {
    workspaceId: homeOf(database, body),
    id: typeof id === 'string' ? id : undefined,
    event: event as ToldEvent['event'],
  };
}

async function store(services: ListenerServices & EventServices, told: ToldEvent): Promise<void> {
  let failure: { error: unknown } | undefined;
  const act = async () => {
    try {
      await services.inSharedCommit(() => takeEvent(services, told));
    } catch (error) {
      failure = { error };
      throw error;
    }
  };
  await services.guard.run(`event ${told.event.type}`, act, async () => {});
  if (failure !== undefined) throw failure.error;
  services.afterCommit();
}
