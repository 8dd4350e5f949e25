/* One attempt at one row: its delivery handler is handed the tools and what comes of it is a delivery, whatever happens. */
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Product } from '../request.ts';
import type { Delivery } from './delivery.ts';
import type { DeliveryHandler, DeliveryTools, OutboxRow } from './outbox.ts';
import { edit, post } from './posting.ts';
import type { SlackSender } from './slack-sender.ts';

const TIMEOUT_MS = 10_000;
/** Asks before anything is said: nothing has left by it, and it is not what the next one has to wait for. */
const ASKED_BEFORE = 'dnd.teamInfo';

export type Attempt = {
  delivery: Delivery;
  /** The Web API method that it used last, whose pace it therefore keeps. */
  method: string | undefined;
};

export async function attempt(
  services: {
    database: Database;
    product: Product;
    clock: Clock;
    log: Log;
    slack: SlackSender;
    fetch: typeof fetch;
  },
  handler: DeliveryHandler | undefined,
  row: OutboxRow,
): Promise<Attempt> {
  const { database, product, clock, log, slack } = services;
  if (handler === undefined) {
    const problem = `This version does not know how to deliver "${row.handler}".`;
    return { delivery: { kind: 'refused', problem }, method: undefined };
  }
  const left: { method: string | undefined; something: boolean } = {
    method: undefined,
    something: false,
  };
  const watched: SlackSender = {
    ...slack,
    call(method, ...rest) {
      if (method === ASKED_BEFORE) return slack.call(method, ...rest);
      left.method = method;
      left.something = true;
      return slack.call(method, ...rest);
    },
  };
  const tools: DeliveryTools = {
    database,
    product,
    now: clock.now(),
    post: (message) => post(watched, row, message),
    edit: (channelId, messageTs, message) => edit(watched, channelId, messageTs, message),
    call: (method, body) => watched.call(method, body),
    fetch(input, init) {
      left.something = true;
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return services.fetch(input, { signal, ...init, redirect: 'error' });
    },
  };
  try {
    return { delivery: await handler.deliver(row, tools), method: left.method };
  } catch (error) {
    log.error({ error: String(error), key: row.key }, 'A delivery handler failed.');
    const problem = 'Something went wrong on our side while this was being sent.';
    const kind = left.something ? 'unknown' : 'failed-once';
    return { delivery: { kind, problem }, method: left.method };
  }
}
