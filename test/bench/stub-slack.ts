/* Answers every Web API call with yes, or with "too many": what is measured is the bot, not Slack. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StubSlack = {
  apiUrl: string;
  /** Settles when the method is called the next time. */
  nextCall(method: string): Promise<void>;
  close(): void;
};

/** How many seconds a call has to wait; undefined where it is accepted. */
export type Limit = (method: string, body: string) => number | undefined;

export function startStubSlack(limit: Limit = () => undefined): Promise<StubSlack> {
  let count = 0;
  const waiting = new Map<string, (() => void)[]>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      const method = request.url?.split('/').at(-1) ?? '';
      const wait = limit(method, body);
      if (wait !== undefined) {
        response.writeHead(429, { 'retry-after': String(wait) }).end('{"ok":false}');
        return;
      }
      count += 1;
      const answer = {
        ok: true,
        user_id: 'UBOT',
        bot_id: 'BBOT',
        team_id: 'TBENCH',
        team: 'Bench',
        user: 'groundswell',
        channel: 'CBENCH',
        ts: `1800000000.${String(count).padStart(6, '0')}`,
      };
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
      for (const settle of waiting.get(method) ?? []) settle();
      waiting.delete(method);
    });
  });
  // A connection that Slack closes while the bot is busy costs it a call; here nothing but the bot is measured.
  server.keepAliveTimeout = 600_000;
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        apiUrl: `http://127.0.0.1:${port}/api/`,
        nextCall: (method) =>
          new Promise((settle) => {
            waiting.set(method, [...(waiting.get(method) ?? []), settle]);
          }),
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
