import type { ServerType } from '@hono/node-server';
import { type WebSocket, WebSocketServer } from 'ws';
import type { PracticeWorld } from '../practice-world.ts';
import type { AckPayload, Envelope, Transport } from './envelope.ts';

const PING_EVERY_MS = 10_000;

export type Sockets = {
  count(): number;
  /** Asks every client to reconnect, as Slack does when it recycles a host. */
  refresh(): void;
  /** Breaks every connection without a word. */
  drop(): void;
  close(): void;
};

/** Socket Mode: hello, envelopes out, acknowledgements in, pings both ways. */
export function acceptSockets(world: PracticeWorld, server: ServerType): Sockets {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    // Browsers name the page that they come from; bots have none.
    const fromPage = request.headers.origin !== undefined;
    if (fromPage || !takeTicket(world, request.url)) return socket.destroy();
    sockets.handleUpgrade(request, socket, head, (client) => welcome(world, client));
  });
  const pinging = setInterval(() => {
    for (const client of sockets.clients) client.ping('practice');
  }, PING_EVERY_MS);
  pinging.unref();
  const sayGoodbye = (reason: string) => {
    const goodbye = { type: 'disconnect', reason, debug_info: { host: 'practice' } };
    for (const client of sockets.clients) client.send(JSON.stringify(goodbye));
  };
  return {
    count: () => sockets.clients.size,
    refresh: () => sayGoodbye('refresh_requested'),
    drop() {
      for (const client of sockets.clients) client.terminate();
    },
    close() {
      clearInterval(pinging);
      for (const client of sockets.clients) client.terminate();
      sockets.close();
    },
  };
}

/** Good for one connection. */
function takeTicket({ address }: PracticeWorld, path = ''): boolean {
  const url = new URL(path, 'http://practice.test');
  return url.pathname === '/socket' && address.tickets.delete(url.searchParams.get('ticket') ?? '');
}

function welcome(world: PracticeWorld, client: WebSocket): void {
  const waiting = new Map<string, (payload: AckPayload | undefined) => void>();
  const transport: Transport = {
    name: 'socket',
    send: (envelope: Envelope) =>
      new Promise((resolve, reject) => {
        if (client.readyState !== client.OPEN) return reject(new Error('the connection closed'));
        waiting.set(envelope.envelope_id, resolve);
        client.send(JSON.stringify(envelope));
      }),
    close: () => waiting.clear(),
  };
  const leave = world.delivery.use(transport);
  client.on('close', leave);
  client.on('error', leave);
  client.on('message', (data) => {
    const said = read(String(data));
    if (said === undefined) return;
    waiting.get(said.envelopeId)?.(said.payload);
    waiting.delete(said.envelopeId);
  });
  client.send(
    JSON.stringify({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: world.facts.bot.appId },
      debug_info: { host: 'practice', build_number: 1, approximate_connection_time: 18_060 },
    }),
  );
}

function read(text: string): { envelopeId: string; payload: AckPayload | undefined } | undefined {
  try {
    const { envelope_id: envelopeId, payload } = JSON.parse(text) as {
      envelope_id?: string;
      payload?: AckPayload;
    };
    if (envelopeId === undefined) return undefined;
    const empty = payload === undefined || Object.keys(payload).length === 0;
    return { envelopeId, payload: empty ? undefined : payload };
  } catch {
    return undefined;
  }
}
