import type { PracticeWorld } from '../practice-world.ts';
import type { AckPayload, Envelope } from './envelope.ts';

export type Deliver = (envelope: Envelope) => Promise<AckPayload | undefined>;

/** Lets a bot in the same process hear the workspace without any network. */
export function connectInProcess(world: PracticeWorld, deliver: Deliver): () => void {
  return world.delivery.use({ name: 'in-process', send: deliver, close() {} });
}

type BoltEvent = {
  body: Record<string, unknown>;
  ack: (answer?: unknown) => Promise<void>;
  retryNum?: number;
  retryReason?: string;
};
type BoltApp = { processEvent(event: BoltEvent): Promise<void> };

/** What Bolt calls a receiver: `new App({ receiver: practiceReceiver(world) })`. */
export type PracticeReceiver = {
  init(app: BoltApp): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** A Bolt receiver that hears the workspace in process; an act then also waits for the listeners that ran after the ack. */
export function receiveInProcess(world: PracticeWorld): PracticeReceiver {
  return receiveWith(
    (deliver) => connectInProcess(world, deliver),
    (work) => world.activity.during(work),
  );
}

/** The same with a connection of one's own; `during` counts what is under way. */
export function receiveWith(
  connect: (deliver: Deliver) => () => void,
  during: <T>(work: () => Promise<T>) => Promise<T>,
): PracticeReceiver {
  let app: BoltApp | undefined;
  let disconnect: (() => void) | undefined;
  const deliver: Deliver = (envelope) =>
    new Promise((resolve, reject) => {
      const isEvent = envelope.type === 'events_api';
      if (app === undefined) return reject(new Error('The bot has not been initialised.'));
      const listening = app.processEvent({
        body: structuredClone(envelope.payload),
        async ack(answer) {
          resolve(ackPayload(answer));
        },
        ...(envelope.retry_attempt === undefined ? {} : { retryNum: envelope.retry_attempt }),
        ...(envelope.retry_reason === undefined ? {} : { retryReason: envelope.retry_reason }),
      });
      during(() => listening).then(() => isEvent && resolve(undefined), reject);
    });
  return {
    init(bolt) {
      app = bolt;
    },
    async start() {
      disconnect ??= connect(deliver);
    },
    async stop() {
      disconnect?.();
      disconnect = undefined;
    },
  };
}

function ackPayload(answer: unknown): AckPayload | undefined {
  if (answer === undefined || answer === null || answer === '') return undefined;
  if (typeof answer === 'string') return { text: answer };
  return JSON.parse(JSON.stringify(answer));
}
