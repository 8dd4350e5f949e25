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
import { messageDelivery } from './message-delivery.ts';
import type { DeliveryHandler } from './outbox.ts';
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

const IDLE_MS = 1000;
const SHORTEST_MS = 5;
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
    fetch,
  });
  const handlers = all.map((each) => each.name);
  const scheduler = createScheduler({ clock, log, deliverer, queue, pace, slack, handlers });

  const repeatable = all.filter((each) => each.repeatable === true).map((each) => each.name);
  const inDoubt = queue.takeOver(repeatable, clock.now());
  if (inDoubt > 0) log.warn({ inDoubt }, 'Messages were on their way when the last run ended.');

  let isStopped = false;
  let isAsleep = true;
  let timer: NodeJS.Timeout | undefined;
  let lastTurn: Promise<void> = Promise.resolve();

  async function drain(): Promise<void> {
    if (isStopped || !deliverer.catchUp()) return;
    const looking = deliverer.lookForLost();
    await scheduler.sendWhatIsReady();
    if (!(await looking)) return;
    scheduler.markStale();
    await scheduler.sendWhatIsReady();
  }

  /** One drain at a time, whoever asks for it. */
  function inTurn(): Promise<void> {
    lastTurn = lastTurn.then(drain).catch((error) => {
      log.error({ error: String(error) }, 'Sending was interrupted; it goes on in a moment.');
    });
    return lastTurn;
  }

  async function runInBackground(): Promise<void> {
    isAsleep = false;
    await inTurn();
    isAsleep = true;
    sleep(Math.max(SHORTEST_MS, Math.min(IDLE_MS, scheduler.nextLook())));
  }

  function sleep(milliseconds: number): void {
    if (isStopped || settings.background === false) return;
    clearTimeout(timer);
    timer = setTimeout(() => void runInBackground(), milliseconds);
    timer.unref();
  }

  sleep(0);
  return {
    async flush() {
      const before = structuredClone(summary);
      scheduler.markStale();
      await inTurn();
      return difference(summary, before);
    },
    wake() {
      scheduler.noticeMore();
      if (isAsleep) sleep(0);
    },
    async stop() {
      isStopped = true;
      scheduler.stop();
      clearTimeout(timer);
      await Promise.race([lastTurn, pause(STOP_WITHIN_MS, undefined, { ref: false })]);
    },
    status: () => slack.status(),
    nextDue: (until) => queue.nextDue(clock.now(), until),
  };
}
