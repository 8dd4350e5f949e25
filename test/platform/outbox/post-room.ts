/* An outbox, a sender and a stand-in Slack on one clock. */

import { type MovableClock, movableClock } from '../../../src/platform/clock.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { ChannelId, WorkspaceId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { type DeliveryHandler, findOutboxRow } from '../../../src/platform/outbox/outbox.ts';
import type { PaceSetting } from '../../../src/platform/outbox/pace.ts';
import { type Sender, startSender } from '../../../src/platform/outbox/sender.ts';
import { type Message, sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueEditEntry, enqueueEntry, enqueueMessageEntry } from '../../support/entries.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import { type StandInSlack, standInSlack } from './stand-in-slack.ts';

export const MONDAY = Temporal.Instant.from('2027-01-11T09:00:00Z');
export const WORKSPACE = 'T1' as WorkspaceId;

export type PostRoom = {
  database: Database;
  clock: MovableClock;
  slack: StandInSlack;
  sender: Sender;
  /** One message, whatever else is said there. */
  say(key: string, to: string, text?: string, notBefore?: Temporal.Instant): void;
  /** What is said in a channel: once an hour, and together. */
  post(key: string, to: string, message?: Message): void;
  change(of: string, text: string): void;
  wait(by: Temporal.DurationLike): void;
  /** Lets time pass in steps and sends on the way. */
  pass(by: Temporal.DurationLike, step?: Temporal.DurationLike): Promise<void>;
  row(key: string): {
    state: string;
    attempts: number;
    problem: string | null;
    messageTs: string | null;
  };
  state(key: string): string;
  /** The old sender is left behind as if it had died; a new one takes over. */
  restart(): void;
};

export function openPostRoom(
  options: {
    database?: Database;
    slack?: (now: () => Temporal.Instant) => StandInSlack;
    handlers?: readonly DeliveryHandler[];
    pace?: PaceSetting;
    now?: Temporal.Instant;
    /** So long each look at the sender's clock takes. */
    tick?: Temporal.DurationLike;
  } = {},
): PostRoom {
  const database = options.database ?? openInMemory();
  const clock = movableClock(options.now ?? MONDAY);
  const slack = options.slack?.(clock.now) ?? standInSlack({ now: clock.now });
  const ticking = {
    now() {
      if (options.tick !== undefined) clock.moveTo(clock.now().add(options.tick));
      return clock.now();
    },
  };
  const start = () =>
    startSender({
      product: noProduct,
      database,
      clock: ticking,
      log: silentLog,
      connection: slack.connection,
      handlers: options.handlers ?? [],
      pace: options.pace ?? 'off',
      background: false,
    });
  let sender = start();
  let edits = 0;
  const entry = (key: string) => ({
    key,
    workspaceId: WORKSPACE,
    rolloutId: undefined,
    now: clock.now(),
  });

  return {
    database,
    clock,
    slack,
    get sender() {
      return sender;
    },
    say(key, to, text = key, notBefore) {
      const more = notBefore === undefined ? {} : { notBefore };
      write(database, () =>
        enqueueEntry(database, {
          ...entry(key),
          ...more,
          handler: 'message',
          destination: to,
          payload: sentence(text),
        }),
      );
    },
    post(key, to, message = sentence(key)) {
      write(database, () =>
        enqueueMessageEntry(database, { ...entry(key), to: to as ChannelId, message }),
      );
    },
    change(of, text) {
      edits += 1;
      const key = `edit:${of}:${edits}`;
      write(database, () =>
        enqueueEditEntry(database, { ...entry(key), of, message: sentence(text) }),
      );
    },
    wait(by) {
      clock.moveTo(clock.now().add(by));
    },
    async pass(by, step = { seconds: 5 }) {
      const until = clock.now().add(by);
      while (Temporal.Instant.compare(clock.now(), until) < 0) {
        clock.moveTo(clock.now().add(step));
        await sender.flush();
      }
    },
    row(key) {
      const row = findOutboxRow(database, key);
      if (row === undefined) throw new Error(`Nothing is queued as ${key}.`);
      return row;
    },
    state(key) {
      return this.row(key).state;
    },
    restart() {
      sender = start();
    },
  };
}
