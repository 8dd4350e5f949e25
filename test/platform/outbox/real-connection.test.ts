import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openPostRoom } from './post-room.ts';
import { standInSlack } from './stand-in-slack.ts';

/* Real sockets on loopback, since only they break the way connections break. */

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function slackAt(answer: RequestListener) {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
}

function roomAt(apiUrl: string) {
  return openPostRoom({
    slack: (now) => {
      const slack = standInSlack({ now });
      return { ...slack, connection: { botToken: 'xoxb-1', apiUrl, fetch } };
    },
  });
}

it('nobody listens: nothing left, so it stays in the queue', async () => {
  const apiUrl = await slackAt(() => {});
  servers.pop()?.close();
  const room = roomAt(apiUrl);
  room.say('a:1', 'C1');

  await room.sender.flush();

  expect(room.row('a:1')).toMatchObject({ state: 'queued', attempts: 0 });
});

it('the connection breaks after the request: it may have arrived', async () => {
  const room = roomAt(await slackAt((request) => request.socket.destroy()));
  room.say('a:1', 'C1');

  await room.sender.flush();

  expect(room.state('a:1')).toBe('unknown');
});

it('the connection breaks in the middle of the answer: it may have arrived', async () => {
  const room = roomAt(
    await slackAt((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
      response.write('{"ok":true,"channel":"C1"');
      setTimeout(() => response.socket?.destroy(), 20);
    }),
  );
  room.say('a:1', 'C1');

  await room.sender.flush();

  expect(room.state('a:1')).toBe('unknown');
});

it('a redirect is not followed', async () => {
  let asked = 0;
  const room = roomAt(
    await slackAt((_request, response) => {
      asked += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    }),
  );
  room.say('a:1', 'C1');

  await room.sender.flush();

  expect(asked).toBe(1);
  expect(room.state('a:1')).not.toBe('sent');
});

it('a Slack that never answers is left after ten seconds, while other messages go out', async () => {
  const room = roomAt(
    await slackAt((request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        if (body.includes('channel=C1')) return;
        response.end('{"ok":true,"channel":"C2","ts":"1.1"}');
      });
    }),
  );
  room.say('a:1', 'C1');
  for (let i = 0; i < 10; i += 1) room.say(`b:${i}`, 'C2');

  const flushed = room.sender.flush();
  await expect.poll(() => room.state('b:9'), { timeout: 3000 }).toBe('sent');
  await flushed;

  expect(room.state('a:1')).toBe('unknown');
}, 20_000);
