/* One attempt at one row: its carrier is handed the tools and what comes of it is a delivery, whatever happens. */
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { Log } from '../log.ts';
import type { Delivery } from './delivery.ts';
import type { Carrier, CarrierTools, OutboxRow } from './outbox.ts';
import { edit, post } from './posting.ts';
import type { SlackLine } from './slack-line.ts';

const TIMEOUT_MS = 10_000;

export type Attempt = {
  delivery: Delivery;
  /** The Web API method that it used last, whose pace it therefore keeps. */
  method: string | undefined;
};

export async function attempt(
  services: { database: Database; clock: Clock; log: Log; line: SlackLine; fetch: typeof fetch },
  carrier: Carrier | undefined,
  row: OutboxRow,
): Promise<Attempt> {
  const { database, clock, log, line } = services;
  if (carrier === undefined) {
    const problem = `This version does not know how to deliver "${row.carrier}".`;
    return { delivery: { kind: 'refused', problem }, method: undefined };
  }
  const left: { method: string | undefined; something: boolean } = {
    method: undefined,
    something: false,
  };
  const watched: SlackLine = {
    ...line,
    call(method, ...rest) {
      left.method = method;
      left.something = true;
      return line.call(method, ...rest);
    },
  };
  const tools: CarrierTools = {
    database,
    now: clock.now(),
    post: (postedRow, destination, message) => post(watched, postedRow, destination, message),
    edit: (channelId, messageTs, message) => edit(watched, channelId, messageTs, message),
    call: (method, body) => watched.call(method, body),
    fetch(input, init) {
      left.something = true;
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      return services.fetch(input, { signal, ...init, redirect: 'error' });
    },
  };
  try {
    return { delivery: await carrier.deliver(row, tools), method: left.method };
  } catch (error) {
    log.error({ error: String(error), key: row.key }, 'A carrier failed.');
    const problem = 'Something went wrong on our side while this was being sent.';
    const kind = left.something ? 'unknown' : 'failed-once';
    return { delivery: { kind, problem }, method: left.method };
  }
}
