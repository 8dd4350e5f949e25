/* Answers every Web API call with yes: what is measured is the bot, not Slack. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type StubSlack = { apiUrl: string; close(): void };

export function startStubSlack(): Promise<StubSlack> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
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
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        apiUrl: `http://127.0.0.1:${port}/api/`,
        close() {
          server.close();
          server.closeAllConnections();
        },
      });
    });
  });
}
