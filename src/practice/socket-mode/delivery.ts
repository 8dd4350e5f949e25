import { randomUuid } from '../../platform/entropy.ts';
import type { Activity } from '../activity.ts';
import type { AckPayload, Envelope, EnvelopeType, Transport } from './envelope.ts';

/** Hands envelopes to the bot, waits three seconds for its word, and repeats events that got none. */
export type Delivery = {
  use(transport: Transport): () => void;
  isConnected(): boolean;
  send(type: EnvelopeType, payload: Record<string, unknown>): Promise<Delivered>;
  /** Sends the last envelope of a kind once more, as Slack does after a lost acknowledgement. */
  repeatLast(type: EnvelopeType): Promise<Delivered>;
  /** Sends every event once more that no process has acknowledged, as Slack does when the bot is back. */
  repeatUnheard(): Promise<void>;
  history(): { envelope: Envelope; acknowledged: boolean }[];
};

export type Delivered =
  | { kind: 'acknowledged'; payload: AckPayload | undefined }
  | { kind: 'not-connected' }
  | { kind: 'no-answer' }
  | { kind: 'refused'; reason: string };

const REDELIVERIES = 2;
const HISTORY_KEPT = 500;

export function openDelivery(activity: Activity, ackWithinMs: number): Delivery {
  const transports: Transport[] = [];
  const history: { envelope: Envelope; acknowledged: boolean }[] = [];

  async function attempt(envelope: Envelope): Promise<Delivered> {
    const transport = transports.at(-1);
    if (transport === undefined) return { kind: 'not-connected' };
    const entry = { envelope, acknowledged: false };
    history.push(entry);
    if (history.length > HISTORY_KEPT) history.shift();
    const delivered = await Promise.race([word(transport, envelope), silence(ackWithinMs)]);
    entry.acknowledged = delivered.kind === 'acknowledged';
    return delivered;
  }

  async function send(type: EnvelopeType, payload: Record<string, unknown>): Promise<Delivered> {
    const envelope: Envelope = {
      envelope_id: randomUuid(),
      type,
      accepts_response_payload: type !== 'events_api',
      payload,
    };
    let delivered = await attempt(envelope);
    if (type !== 'events_api') return delivered;
    for (let retry = 1; retry <= REDELIVERIES; retry += 1) {
      if (delivered.kind === 'acknowledged' || delivered.kind === 'not-connected') break;
      delivered = await attempt({
        ...envelope,
        retry_attempt: retry,
        retry_reason: delivered.kind === 'no-answer' ? 'timeout' : 'http_error',
      });
    }
    return delivered;
  }

  return {
    use(transport) {
      transports.push(transport);
      if (transport.name !== 'in-process') activity.overNetwork();
      return () => {
        const at = transports.indexOf(transport);
        if (at >= 0) transports.splice(at, 1);
        transport.close();
      };
    },
    isConnected: () => transports.length > 0,
    send: (type, payload) => activity.during(() => send(type, payload)),
    async repeatLast(type) {
      const last = history.findLast((entry) => entry.envelope.type === type);
      if (last === undefined) return { kind: 'not-connected' };
      return activity.during(() =>
        attempt({ ...last.envelope, retry_attempt: 1, retry_reason: 'timeout' }),
      );
    },
    async repeatUnheard() {
      const unheard = history.filter(
        (entry) => entry.envelope.type === 'events_api' && !entry.acknowledged,
      );
      const heard = new Set(
        history.flatMap(({ acknowledged, envelope }) =>
          acknowledged ? [envelope.envelope_id] : [],
        ),
      );
      for (const entry of unheard) {
        entry.acknowledged = true;
        if (heard.has(entry.envelope.envelope_id)) continue;
        heard.add(entry.envelope.envelope_id);
        await activity.during(() =>
          attempt({ ...entry.envelope, retry_attempt: 1, retry_reason: 'timeout' }),
        );
      }
    },
    history: () => history,
  };
}

async function word(transport: Transport, envelope: Envelope): Promise<Delivered> {
  try {
    return { kind: 'acknowledged', payload: await transport.send(envelope) };
  } catch (error) {
    return { kind: 'refused', reason: error instanceof Error ? error.message : String(error) };
  }
}

function silence(afterMs: number): Promise<Delivered> {
  return new Promise((resolve) => {
    setTimeout(() => resolve({ kind: 'no-answer' }), afterMs).unref();
  });
}
