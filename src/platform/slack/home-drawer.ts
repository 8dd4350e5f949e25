/* Publishes App Homes: always from the database, never two at once for one person. */
import type { WebClient } from '@slack/web-api';
import type { UserId, WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import { readTogether } from '../transaction.ts';
import { withLongListsOn } from './long-lists.ts';
import type { DispatchServices } from './once.ts';
import { asView } from './render-replies.ts';
import type { Home } from './reply.ts';
import { scopeRequest } from './scope.ts';

export type HomeDrawer = {
  draw(workspaceId: WorkspaceId, userId: UserId): Promise<void>;
  /** Draws it only for somebody who has opened it since the start; nobody else looks at it now. */
  drawIfOpen(workspaceId: WorkspaceId, userId: UserId): Promise<void>;
};

/** Where Slack does not take a chart here yet, the page goes without it: a sentence beside it says the same. */
async function publishOrPlainer(client: WebClient, userId: UserId, drawn: Home): Promise<void> {
  const publish = (view: Home) => client.views.publish({ user_id: userId, view: asView(view) });
  try {
    await publish(drawn);
  } catch (error) {
    const plainer = drawn.blocks.filter(({ type }) => type !== 'data_visualization');
    if (plainer.length === drawn.blocks.length || !isAboutLayout(error)) throw error;
    await publish({ ...drawn, blocks: plainer });
  }
}

function isAboutLayout(error: unknown): boolean {
  const code = (error as { data?: { error?: unknown } }).data?.error;
  return code === 'invalid_blocks' || code === 'invalid_arguments' || code === 'invalid_view';
}

export function homeDrawer(
  services: DispatchServices & { client: WebClient; log: Log },
): HomeDrawer {
  const opened = new Set<UserId>();
  const publishing = new Map<UserId, Promise<void>>();
  const again = new Set<UserId>();

  function view(workspaceId: WorkspaceId, userId: UserId): Home | undefined {
    const { database, registry, clock } = services;
    const requester = { workspaceId, userId, channelId: undefined };
    const needs = { who: 'anyone', about: 'workspace' } as const;
    return readTogether(database, () => {
      const scoped = scopeRequest(services, requester, needs, undefined, clock.now());
      return scoped.kind === 'request' ? registry.drawHome?.(scoped.request) : undefined;
    });
  }

  async function publish(workspaceId: WorkspaceId, userId: UserId): Promise<void> {
    const { client, log } = services;
    do {
      again.delete(userId);
      const drawn = view(workspaceId, userId);
      if (drawn === undefined) return;
      try {
        const shown = withLongListsOn(services.database, services.clock.now(), drawn);
        await publishOrPlainer(client, userId, shown);
      } catch (error) {
        log.warn({ error: String(error) }, 'A Home could not be published.');
      }
    } while (again.has(userId));
  }

  async function draw(workspaceId: WorkspaceId, userId: UserId): Promise<void> {
    opened.add(userId);
    const running = publishing.get(userId);
    if (running !== undefined) {
      again.add(userId);
      return running;
    }
    const started = publish(workspaceId, userId).finally(() => publishing.delete(userId));
    publishing.set(userId, started);
    return started;
  }

  return {
    draw,
    async drawIfOpen(workspaceId, userId) {
      if (opened.has(userId)) await draw(workspaceId, userId);
    },
  };
}
