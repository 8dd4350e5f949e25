/* A sender by itself, on a clock of its own and before a Slack that insists, with things to say of every kind. */
import { movableClock } from '../../../src/platform/clock.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import {
  findClosedPlace,
  listClosedPlaces,
  moveDestination,
  openPlace,
} from '../../../src/platform/outbox/closed-places.ts';
import { askQuietUntil } from '../../../src/platform/outbox/do-not-disturb.ts';
import { resend } from '../../../src/platform/outbox/manual-actions.ts';
import type { DeliveryHandler } from '../../../src/platform/outbox/outbox.ts';
import { type Sender, startSender } from '../../../src/platform/outbox/sender.ts';
import { type Message, sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueEditEntry, enqueueEntry, enqueueMessageEntry } from '../../support/entries.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import { beginLife, type DeathPoint } from '../quarter/life.ts';
import { type Line, writtenTo } from './log-lines.ts';
import { type Outside, openOutside } from './outside.ts';
import type { Row } from './row-model.ts';
import { type StrictSlack, strictSlack } from './strict-slack.ts';

export const PEOPLE = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'];
export const CHANNELS = ['C1', 'C2', 'C3'];

/** What a thing for the odd handler does; `after` it has left. */
export const oddities = ['throws', 'throws-after', 'put-off', 'needless'] as const;

export type Yard = {
  database(): Database;
  slack: StrictSlack;
  /** The receivers elsewhere. */
  outside: Outside;
  now(): number;
  wait(milliseconds: number): void;
  /** False when it was said before. */
  say(said: { key: string; to: string; text: string; inMs?: number }): boolean;
  post(said: { key: string; to: string; message: Message }): boolean;
  change(of: string, key: string, text: string): boolean;
  odd(key: string, to: string, how: (typeof oddities)[number]): boolean;
  /** Something that waits while its reader is not to be disturbed. */
  ask(key: string, to: string): boolean;
  tellOutside(key: string, to: string, payload?: string): boolean;
  /** A person says that it is to be sent once more. */
  sendAgain(key: string): void;
  reopen(place: string): void;
  /** A channel has got another id. */
  move(from: string, to: string): void;
  /** When something is due next, up to then. */
  nextDue(until: number): number | undefined;
  status(): { state: string; until: number | undefined };
  dieAt(point: DeathPoint | undefined): void;
  /** True when it died on the way. */
  flush(): Promise<boolean>;
  /** The next process. */
  boot(): void;
  rows(): Row[];
  /** With the word by which Slack refused. */
  closed(): ReadonlyMap<string, string>;
  closedSince(place: string): number | undefined;
  /** What the log says since it was last asked. */
  takeLines(): Line[];
};

const ROWS = `select id, key, carrier as handler, destination, payload, state, attempts, next_attempt_at as at,
       claimed_at as claimed, created_at as created, settled_at as settled, channel_id as channel,
       message_ts as ts, problem, joined_to as joined from outbox order by id`;
const PUT_OFF_MS = 600_000;
const WORKSPACE = 'T1' as WorkspaceId;

export function openYard(startsAt: Temporal.Instant): Yard {
  let database = openInMemory();
  const clock = movableClock(startsAt);
  const now = () => clock.now().epochMilliseconds;
  const slack = strictSlack(now);
  const outside = openOutside();
  const known = () => database.$client.prepare(ROWS).all() as Row[];

  const lines: Line[] = [];
  let point: DeathPoint | undefined;
  let life = beginLife('');
  function start(): Sender {
    life = beginLife('');
    life.watch(database.$client, '');
    const own = life;
    const log = writtenTo(lines, () => !own.isOver);
    return startSender({
      ...{ database, clock, product: noProduct, log, pace: 'slack', background: false },
      connection: {
        botToken: 'xoxb-yard',
        apiUrl: 'https://slack.example/api/',
        fetch: (input, init) => own.fetch(() => Promise.resolve(slack.fetch(input, init))),
      },
      handlers: [oddHandler, outside.handler, asked],
    });
  }

  /** What the dead process had not committed is gone, and nothing that it still does counts. */
  function inherit(): void {
    const { $client: client } = database;
    if (client.inTransaction) client.exec('rollback');
    database = openInMemory(client.serialize());
  }

  const oddHandler: DeliveryHandler = {
    name: 'odd',
    async deliver(row, { post, now: at }) {
      const how = row.payload as (typeof oddities)[number];
      if (how === 'throws') throw new Error('Before it leaves.');
      if (how === 'needless') return { kind: 'cancelled', problem: 'Nobody needs it.' };
      if (how === 'put-off' && at.epochMilliseconds < row.createdAt.epochMilliseconds + PUT_OFF_MS)
        return { kind: 'later', at: row.createdAt.add({ milliseconds: PUT_OFF_MS }) };
      const delivery = await post(sentence(row.key));
      if (how === 'throws-after') throw new Error('After it has left.');
      return delivery;
    },
  };
  const asked: DeliveryHandler = {
    name: 'asked',
    async deliver(row, tools) {
      const at = await askQuietUntil(row, tools);
      if (at !== undefined) return { kind: 'later', at };
      return await tools.post(sentence(row.key));
    },
  };

  const entry = (key: string) => ({
    ...{ key, workspaceId: WORKSPACE, rolloutId: undefined, now: clock.now() },
  });
  const add = (said: { key: string; handler: string; destination: string; payload: unknown }) =>
    write(database, () => enqueueEntry(database, { ...entry(said.key), ...said }));
  let sender = start();

  return {
    ...{ slack, outside, now },
    database: () => database,
    wait: (milliseconds) => clock.moveTo(clock.now().add({ milliseconds })),
    say({ key, to, text, inMs }) {
      const notBefore =
        inMs === undefined ? {} : { notBefore: clock.now().add({ milliseconds: inMs }) };
      const said = { handler: 'message', destination: to, payload: sentence(text), ...notBefore };
      return write(database, () => enqueueEntry(database, { ...entry(key), ...said }));
    },
    post: ({ key, to, message }) =>
      write(database, () =>
        enqueueMessageEntry(database, { ...entry(key), to: to as ChannelId | UserId, message }),
      ),
    change: (of, key, text) =>
      write(database, () =>
        enqueueEditEntry(database, { ...entry(key), of, message: sentence(text) }),
      ),
    odd: (key, to, how) => add({ key, handler: 'odd', destination: to, payload: how }),
    ask: (key, to) => add({ key, handler: 'asked', destination: to, payload: {} }),
    tellOutside: (key, to, payload = 'wanted') =>
      add({ key, handler: 'told', destination: to, payload }),
    sendAgain(key) {
      resend({ database, now: clock.now() }, key, [outside.handler]);
    },
    reopen(place) {
      slack.closed.delete(place);
      openPlace(database, place, clock.now());
    },
    move(from, to) {
      slack.moved.set(from, to);
      for (const one of slack.arrivals) if (one.place === from) one.place = to;
      slack.closed.delete(from);
      moveDestination(database, from, to, clock.now());
    },
    nextDue: (until) =>
      sender.nextDue(Temporal.Instant.fromEpochMilliseconds(until))?.epochMilliseconds,
    status() {
      const status = sender.status();
      const until = status.state === 'waiting' ? status.until.epochMilliseconds : undefined;
      return { state: status.state, until };
    },
    dieAt(chosen) {
      point = chosen;
    },
    async flush() {
      life.dieAt(point);
      point = undefined;
      await life.mortal(sender.flush()).catch((error: unknown) => {
        if (!life.isOver) throw error;
      });
      life.dieAt(undefined);
      if (life.isOver) inherit();
      return life.isOver;
    },
    boot() {
      sender = start();
    },
    rows: known,
    closed: () =>
      new Map(listClosedPlaces(database).map(({ destination, code }) => [destination, code])),
    takeLines: () => lines.splice(0),
    closedSince: (place) => findClosedPlace(database, place)?.sinceAt.epochMilliseconds,
  };
}
