/* A sender that runs by itself, on virtual time, with a Slack that takes its time and receivers elsewhere that are slower still. */
import { type Database, write } from '../../../src/platform/database.ts';
import type { WorkspaceId } from '../../../src/platform/ids.ts';
import { releaseHeld } from '../../../src/platform/outbox/manual-actions.ts';
import { type DeliveryHandler, takeAdded } from '../../../src/platform/outbox/outbox.ts';
import { type Sender, startSender } from '../../../src/platform/outbox/sender.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueEntry } from '../../support/entries.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';
import type { Dice } from '../quarter/dice.ts';
import { type Line, writtenTo } from '../sender/log-lines.ts';
import type { VirtualTimers } from './virtual-timers.ts';

export const LANES = ['slack', 'outside', 'sources'] as const;
export type LaneName = (typeof LANES)[number];
export const PLACES: Readonly<Record<LaneName, readonly string[]>> = {
  slack: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7'],
  outside: ['crm', 'crm losses', 'gateway'],
  sources: ['meter'],
};
/** The delivery handler of each lane. */
const HANDLERS = { slack: 'message', outside: 'told', sources: 'looked-up' };

export type Waiting = {
  id: number;
  key: string;
  lane: LaneName;
  place: string;
  state: string;
  at: number;
  created: number;
  settled: number | null;
};

export type LaneYard = {
  database: Database;
  say(said: { key: string; lane: LaneName; place: string; inMs?: number }): void;
  /** Something that somebody has to let go. */
  hold(key: string, place: string): void;
  letGo(key: string): void;
  wake(): void;
  /** What the log says. */
  lines: readonly Line[];
  /** Nothing can be written from here on, or all can again. */
  setReadOnly(isReadOnly: boolean): void;
  /** All that was said so far. */
  rows(): Waiting[];
  /** What receivers elsewhere were told, with those that have not answered yet. */
  told: { key: string; place: string; lane: LaneName; ended: number | undefined }[];
  /** How often words were made for people to whom a feature speaks in its own way. */
  worded: number;
  stop(): Promise<void>;
  boot(): void;
};

/** To some people a feature says things in its own way, with words of the moment. */
const WORDED = 'worded';
const handlerOf = (lane: LaneName, place: string) =>
  lane === 'slack' && place > 'U4' ? WORDED : HANDLERS[lane];

const ROWS = `select id, key, destination as place, state, next_attempt_at as at, created_at as created,
  settled_at as settled,
  case carrier when 'told' then 'outside' when 'looked-up' then 'sources' else 'slack' end as lane
  from outbox order by id`;
const SLOWEST_MS = 3000;

export function openLaneYard(timers: VirtualTimers, dice: Dice, fetched: typeof fetch): LaneYard {
  const database = openInMemory();
  const { clock } = timers;
  const told: LaneYard['told'] = [];
  const elsewhere = (lane: 'outside' | 'sources'): DeliveryHandler => ({
    ...{ name: HANDLERS[lane], lane, repeatable: true },
    async deliver({ key, destination }) {
      const one: (typeof told)[number] = { key, place: destination, lane, ended: undefined };
      told.push(one);
      await timers.takes(20 + dice.below(SLOWEST_MS));
      one.ended = timers.now();
      return { kind: 'sent' };
    },
  });
  const worded: DeliveryHandler = {
    name: WORDED,
    async deliver({ key }, { post }) {
      yard.worded += 1;
      return await post(sentence(key));
    },
  };
  const start = (): Sender =>
    startSender({
      ...{ database, clock, product: noProduct, log: writtenTo(lines, () => true), pace: 'slack' },
      connection: { botToken: 'xoxb-lane', apiUrl: 'https://slack.example/api/', fetch: fetched },
      handlers: [worded, elsewhere('outside'), elsewhere('sources')],
    });
  const lines: Line[] = [];
  let sender = start();
  const all = database.$client.prepare<[], Waiting>(ROWS);

  const yard: LaneYard = {
    ...{ database, told, lines, worded: 0 },
    hold(key, place) {
      yard.say({ key, lane: 'slack', place });
      database.$client.prepare("update outbox set state = 'held' where key = ?").run(key);
      takeAdded(database);
    },
    letGo(key) {
      releaseHeld(database, clock.now(), [key]);
    },
    say({ key, lane, place, inMs }) {
      const now = clock.now();
      const notBefore = inMs === undefined ? {} : { notBefore: now.add({ milliseconds: inMs }) };
      write(database, () =>
        enqueueEntry(database, {
          ...{ key, workspaceId: 'T1' as WorkspaceId, rolloutId: undefined, now, ...notBefore },
          ...{ handler: handlerOf(lane, place), destination: place, payload: sentence(key) },
        }),
      );
    },
    wake: () => sender.wake(),
    setReadOnly(isReadOnly) {
      database.$client.pragma(`query_only = ${isReadOnly ? 'on' : 'off'}`);
    },
    rows: () => all.all(),
    stop: () => sender.stop(),
    boot() {
      sender = start();
    },
  };
  return yard;
}
