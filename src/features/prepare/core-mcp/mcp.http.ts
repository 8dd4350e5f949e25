/* POST /mcp: the Core for assistants, by the Model Context Protocol, for whoever has a key for it, and for Slackbot. */
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { keyGuard, type WithKey } from '../../../platform/keys/key-guard.ts';
import { inRollout, ownRequest, type Product } from '../../../platform/request.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { findRollout, listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { addPrompts, addResources } from './mcp-resources.http.ts';
import { addTools } from './mcp-tools.http.ts';
import { slackbotGuard, type WithRollout } from './slackbot.http.ts';

type Services = { database: Database; product: Product; clock: Clock };
type Door = { Variables: Partial<WithKey['Variables'] & WithRollout['Variables']> };

const LARGEST_BODY = 64 * 1024;
export const SERVER_INFO = { name: 'groundswell-core', version: '1.0.0' };
const INSTRUCTIONS =
  'The Intelligence Core holds what this company has learned about using its AI assistant. Look here before you answer a question about how to work; cite title, id and version; say when something is not verified; and say that there is no rule when nothing is found.';

export function mcpRoutes({
  database,
  product,
  clock,
  slackbotSecret,
}: Services & { slackbotSecret?: string | undefined }): Hono {
  const routes = new Hono<Door>();
  const byKey = keyGuard({ database, product, clock }, 'core');
  const bySlack = slackbotGuard({ database, product, clock, slackbotSecret });
  routes.use(
    '/mcp',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: (context) => context.json({ errorDetails: 'The body is too large.' }, 413),
    }),
  );
  routes.use('/mcp', (context, next) => {
    const isSigned = context.req.header('x-slack-signature') !== undefined;
    return isSigned
      ? bySlack(context as Context<WithRollout>, next)
      : byKey(context as Context<WithKey>, next);
  });
  routes.all('/mcp', async (context) => {
    const rollout = context.get('rollout') ?? rolloutOf(database, context.get('key')?.rolloutId);
    if (rollout === undefined) {
      return context.json({ errorDetails: 'The rollout of this key is closed.' }, 403);
    }
    const serve = await loadHandler();
    return serve(context.req.raw, { database, product, clock }, rollout);
  });
  routes.onError((_error, context) =>
    context.json({ errorDetails: 'Something went wrong on our side; nothing was changed.' }, 500),
  );
  return routes as unknown as Hono;
}

/** The rollout that a key opens while it is open; without one, the only one there is. */
function rolloutOf(database: Database, rolloutId: Rollout['id'] | undefined): Rollout | undefined {
  if (rolloutId !== undefined) {
    const rollout = findRollout(database, rolloutId);
    return rollout?.closedAt === undefined ? rollout : undefined;
  }
  const open = listOpenRollouts(database);
  return open.length === 1 ? open[0] : undefined;
}

type Serve = (request: Request, services: Services, rollout: Rollout) => Promise<Response>;

let loaded: Promise<Serve> | undefined;

/** The package takes a fifth of a second to load, so only a bot that is asked by an assistant loads it. */
function loadHandler(): Promise<Serve> {
  loaded ??= import('@modelcontextprotocol/server').then(
    ({ createMcpHandler, McpServer, ResourceTemplate, ResourceNotFoundError }) =>
      (httpRequest, { database, product, clock }, rollout) => {
        const handler = createMcpHandler(() => {
          const state = { database, product, now: clock.now() };
          const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
          const server = new McpServer(SERVER_INFO, { instructions: INSTRUCTIONS });
          addTools(server, request);
          const { timeZone } = rollout;
          const NotFound = ResourceNotFoundError;
          addResources(server, { request, timeZone, Template: ResourceTemplate, NotFound });
          addPrompts(server, request);
          return server;
        });
        return handler.fetch(httpRequest);
      },
  );
  return loaded;
}
