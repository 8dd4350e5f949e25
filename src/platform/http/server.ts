/* The one HTTP server of a serving bot: health, what features add, and Slack's requests in HTTP mode. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { slackDoor } from './slack-door.ts';

export type HttpServer = { url: string; close(): Promise<void> };

export async function serve(
  at: { host: string; port: number },
  routes: Hono,
  slackRequests: RequestListener | undefined,
): Promise<HttpServer> {
  const ours = getRequestListener(routes.fetch);
  const slack = slackRequests === undefined ? undefined : slackDoor(slackRequests);
  const server = createServer((request, response) => {
    if (slack !== undefined && request.url?.startsWith('/slack/') === true) {
      return slack(request, response);
    }
    return ours(request, response);
  });
  await listen(server, at);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return {
    url: `http://${at.host.includes(':') ? `[${at.host}]` : at.host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, at: { host: string; port: number }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const says = REFUSALS[error.code ?? '']?.(at);
      reject(says === undefined ? error : new Error(says, { cause: error }));
    });
    server.listen(at.port, at.host, () => resolve());
  });
}

const REFUSALS: Record<string, (at: { host: string; port: number }) => string> = {
  EADDRINUSE: ({ host, port }) =>
    `PORT ${port} on ${host} is in use: stop what is listening there, or set PORT to another number.`,
  EACCES: ({ port }) => `PORT ${port} may not be used by this account: set PORT to 1024 or higher.`,
  EADDRNOTAVAIL: ({ host }) =>
    `HOST ${host} is not an address of this machine: set HOST to 127.0.0.1, to 0.0.0.0 or to one of its own.`,
  ENOTFOUND: ({ host }) =>
    `HOST ${host} is not known: set HOST to 127.0.0.1, to 0.0.0.0 or to an address of this machine.`,
};
