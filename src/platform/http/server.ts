/* The one HTTP server of a serving bot: health, what features add, and Slack's requests in HTTP mode. */
import { createServer, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export type HttpServer = { url: string; close(): Promise<void> };

export async function serve(
  at: { host: string; port: number },
  routes: Hono,
  slackRequests: RequestListener | undefined,
): Promise<HttpServer> {
  const ours = getRequestListener(routes.fetch);
  const server = createServer((request, response) => {
    if (slackRequests !== undefined && request.url?.startsWith('/slack/') === true) {
      return slackRequests(request, response);
    }
    return ours(request, response);
  });
  await listen(server, at);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : at.port;
  return {
    url: `http://${at.host}:${port}`,
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
      const taken = error.code === 'EADDRINUSE';
      reject(taken ? new Error(`PORT ${at.port} on ${at.host} is taken: stop what listens there, or set PORT to another number.`) : error);
    });
    server.listen(at.port, at.host, () => resolve());
  });
}
