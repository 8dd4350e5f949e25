/* What somebody who receives our webhooks writes: check the signature, refuse what is old, take each id once. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';

export type Taken = { id: string; event: string; body: Record<string, unknown> };

export type Receiver = {
  url: string;
  /** Every request, refused and repeated ones included: "200 access.granted". */
  log: string[];
  taken: Taken[];
  /** What the next requests are answered with, before the receiver is well again. */
  answers: (number | 'hang up')[];
  /** For how many milliseconds the next requests are thought about first. */
  pauses: number[];
  /** Nobody is there: whoever calls is hung up on, and nothing is taken. */
  isGone: boolean;
  close(): Promise<void>;
};

export async function startReceiver(secretOf: () => string, now: () => number): Promise<Receiver> {
  const log: string[] = [];
  const taken: Taken[] = [];
  const answers: (number | 'hang up')[] = [];
  const pauses: number[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = Buffer.concat(chunks).toString('utf8');
    const header = (name: string) => String(request.headers[name] ?? '');
    const id = header('webhook-id');
    const timestamp = header('webhook-timestamp');
    const status = judge(id, timestamp, raw, header('webhook-signature'));
    const body = JSON.parse(raw) as Record<string, unknown>;
    if (receiver.isGone) {
      request.socket.destroy();
      return;
    }
    const planned = answers.shift();
    await pause(pauses.shift() ?? 0);
    // What arrived is taken, even when the sender never hears of it.
    if (status === 200 && (planned === undefined || planned === 'hang up')) take(id, body);
    log.push(`${planned ?? status} ${String(body.event)}`);
    if (planned === 'hang up') request.socket.destroy();
    else response.writeHead(planned ?? status).end();
  });

  function judge(id: string, timestamp: string, raw: string, signature: string): number {
    const sentAt = new Date(Number(timestamp) * 1000);
    if (signature !== new Webhook(secretOf()).sign(id, sentAt, raw)) return 401;
    return Math.abs(now() / 1000 - Number(timestamp)) > 300 ? 401 : 200;
  }

  function take(id: string, body: Record<string, unknown>): void {
    if (taken.some((each) => each.id === id)) return;
    taken.push({ id, event: String(body.event), body });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/hooks`,
    log,
    taken,
    answers,
    pauses,
    isGone: false,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}
