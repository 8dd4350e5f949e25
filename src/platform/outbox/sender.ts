/*
 * Says what is in the outbox. Each message is claimed on the disk before it leaves and settled after;
 * what a dead process had on its way is looked for, never said again blindly.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Product } from '../request.ts';
import type { SlackConnection } from '../slack/clients.ts';
import { createDeliverer } from './deliverer.ts';
import { nameOfDestination } from './destination-names.ts';
import { editDelivery } from './edit-delivery.ts';
import { difference, type FlushSummary, nothingSent } from './flush-summary.ts';
import { openLane } from './lane.ts';
import { messageDelivery } from './message-delivery.ts';
import { type DeliveryHandler, takeAdded } from './outbox.ts';
import { openPace, type PaceSetting } from './pace.ts';
import { postDelivery } from './post-delivery.ts';
import { openQueue } from './queue.ts';
import { createScheduler } from './scheduler.ts';
import { openSlackSender, type SlackSenderStatus } from './slack-sender.ts';

export type SenderSettings = {
  database: Database;
  /** What delivery handlers may ask of the features. */
  product: Product;
  clock: Clock;
  log: Log;
  connection: SlackConnection;
  /** What features deliver in their own way, beside messages and edits. */
  handlers: readonly DeliveryHandler[];
  pace: PaceSetting;
  /** How what goes elsewhere than to Slack leaves; over the network where nothing is said. */
  outsideFetch?: typeof fetch;
  /** False: sends only when flushed (the operator's commands, tests). */
  background?: boolean;
};

export type Sender = {
  /** Sends what is due now until nothing more can be sent now. */
  flush(): Promise<FlushSummary>;
  /** Something was enqueued; call it after the commit. */
  wake(): void;
  /** Takes up nothing new and waits for what is on its way, though not long: the next start looks for it. */
  stop(): Promise<void>;
  /** Whether messages go out just now, and if not, why. */
  status(): SlackSenderStatus;
  /** When something that waits in the queue falls due, up to `until`. */
  nextDue(until: Temporal.Instant): Temporal.Instant | undefined;
};

const STOP_WITHIN_MS = 4000;

/** Start one per database file, under its instance lock: what it finds half-sent belongs to a dead process. */
export function startSender(settings: SenderSettings): Sender {
  const { database, product, clock, log, connection } = settings;
  const all = [messageDelivery, postDelivery, editDelivery, ...settings.handlers];
  const pace = openPace(settings.pace);
  const queue = openQueue(database);
  const nameOf = (destination: string) => nameOfDestination(database, destination);
  const slack = openSlackSender({ connection, pace, clock, log, nameOf });
  const summary = nothingSent();
  const deliverer = createDeliverer({
    database,
    product,
    clock,
    log,
    slack,
    pace,
    queue,
    summary,
    handlers: new Map(all.map((each) => [each.name, each])),
    fetch: settings.outsideFetch ?? fetch,
  });
  const repeatable = all.filter((each) => each.repeatable === true).map((each) => each.name);
  const inDoubt = queue.takeOver(repeatable, clock.now());
  if (inDoubt > 0) log.warn({ inDoubt }, 'Messages were on their way when the last run ended.');

  const inBackground = settings.background !== false;
  const lane = (isMine: (handler: DeliveryHandler) => boolean, toSlack: boolean) => {
    const handlers = all.filter(isMine).map(({ name }) => name);
    const elsewhere = all.filter((each) => !isMine(each)).map(({ name }) => name);
    const isDoubtful = () => toSlack && slack.isDoubtful();
    // What Slack asks for, and that it is silent, is no business of a receiver elsewhere.
    const wait = (handler: string, destination: string | undefined, now: Temporal.Instant) =>
      toSlack
        ? pace.wait(deliverer.methodOf(handler), destination, now)
        : pace.held(destination ?? handler, now);
    const parts = {
      clock,
      log,
      deliverer,
      queue,
      wait,
      isDoubtful,
      handlers,
      elsewhere,
      inBackground,
    };
    const scheduler = createScheduler(parts);
    const opened = openLane({ scheduler, deliverer, log, inBackground, looksForLost: toSlack });
    return { ...opened, toSlack, handlers };
  };
  // What goes to Slack, what goes elsewhere and what is asked elsewhere never wait for each other.
  const lanes = ([undefined, 'outside', 'sources'] as const).map((name) =>
    lane((handler) => handler.lane === name, name === undefined),
  );

  return {
    async flush() {
      const before = { ...summary, sent: { ...summary.sent } };
      await Promise.all(lanes.map((each) => each.flush()));
      return difference(summary, before);
    },
    wake() {
      const added = takeAdded(database);
      for (const each of lanes) {
        const mine = added.filter(({ handler }) => each.handlers.includes(handler));
        // All look by themselves each second, and to look costs more the more is queued for Slack.
        if (mine.length > 0 || (each.toSlack && added.length === 0)) each.wake(mine);
      }
    },
    async stop() {
      const lastTurns = Promise.all(lanes.map((each) => each.stop()));
      await Promise.race([lastTurns, pause(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
    status: () => slack.status(),
    nextDue: (until) => queue.nextDue(clock.now(), until),
  };
}
