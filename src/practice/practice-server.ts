import { type HttpBindings, type ServerType, serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { isLoopback } from './loopback.ts';
import { servePage } from './page-server/page-routes.ts';
import type { PracticeWorkspace } from './practice-workspace.ts';
import { acceptSockets, type Sockets } from './socket-mode/socket-server.ts';

export type ServeOptions = {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  /** Further addresses of the app on the same port; undefined means: not mine. */
  extra?: (request: Request) => Promise<Response | undefined>;
  /** The folder of a page that is already built; without it the page is built when first needed. */
  pageFolder?: string;
};

export type PracticeServer = {
  url: string;
  port: number;
  sockets: Sockets;
  close(): Promise<void>;
};

/** Puts the practice workspace on loopback: Web API, Socket Mode, files, and the page for people. */
export async function servePracticeWorkspace(
  workspace: PracticeWorkspace,
  options: ServeOptions = {},
): Promise<PracticeServer> {
  const { host = '127.0.0.1', port = 3000 } = options;
  if (!isLoopback(host)) {
    throw new Error(`The practice workspace serves this machine only; ${host} is not loopback.`);
  }
  const server = await listen(routes(workspace, options).fetch, host, port);
  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  const place = `${host.includes(':') ? `[${host}]` : host}:${boundPort}`;
  workspace.world.address.baseUrl = `http://${place}`;
  workspace.world.address.socketUrl = `ws://${place}/socket`;
  const sockets = acceptSockets(workspace.world, server);
  return {
    url: `http://${place}`,
    port: boundPort,
    sockets,
    close: () => {
      sockets.close();
      workspace.world.address.socketUrl = undefined;
      return stop(server);
    },
  };
}

function routes(workspace: PracticeWorkspace, options: ServeOptions): Hono {
  const app = new Hono();
  // A name from elsewhere that points to this machine is no way in.
  app.use('*', async (context, next) => {
    const host = (context.req.header('host') ?? '').replace(/:\d+$/, '');
    if (!isLoopback(host)) return context.text('Only this machine is served.', 403);
    return isFromElsewhere(context)
      ? context.text('Only this workspace’s own page may ask.', 403)
      : next();
  });
  for (const room of ['/api/*', '/response/*', '/upload/*', '/files/*']) {
    app.all(room, (context) => answerOrHangUp(context, workspace));
  }
  const { extra } = options;
  if (extra !== undefined) {
    app.use('*', async (context, next) => {
      const answer = await extra(context.req.raw);
      return answer ?? next();
    });
  }
  servePage(app, workspace, options.pageFolder);
  return app;
}

/**
 * Other web sites must not reach the workspace, its Web API included, through a person's browser: it names
 * the page that asks. A bot is no page and names none.
 */
function isFromElsewhere({ req }: Context): boolean {
  const origin = req.header('origin');
  if (origin !== undefined) return origin !== `http://${req.header('host')}`;
  const site = req.header('sec-fetch-site');
  if (site !== 'cross-site' && site !== 'same-site') return false;
  // A link from elsewhere may lead to the page, and to nothing that it is made of.
  return req.header('sec-fetch-mode') !== 'navigate' || req.path !== '/';
}

/** An answer that was to be lost is lost by breaking the connection. */
async function answerOrHangUp(context: Context, workspace: PracticeWorkspace): Promise<Response> {
  try {
    return await workspace.fetch(context.req.raw);
  } catch {
    (context.env as Partial<HttpBindings>).outgoing?.destroy();
    return new Response(null, { status: 500 });
  }
}

function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  hostname: string,
  port: number,
): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port }, () => resolve(server));
    server.once('error', reject);
  });
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
