/* Publishes App Homes: always from the database, never two at once for one person. */
import type { WebClient } from '@slack/web-api';
import type { UserId, WorkspaceId } from '../ids.ts';
import type { Log } from '../log.ts';
import type { DispatchServices } from './once.ts';
import { asView } from './render-replies.ts';
import { scopeRequest } from './scope.ts';

export type HomeDrawer = {
  draw(workspaceId: WorkspaceId, userId: UserId): Promise<void>;
  /** Draws it only for somebody who has opened it since the start; nobody else looks at it now. */
  drawIfOpen(workspaceId: WorkspaceId, userId: UserId): Promise<void>;
};

export function homeDrawer(
  services: DispatchServices & { client: WebClient; log: Log },
): HomeDrawer {
  const opened = new Set<UserId>();
  const publishing = new Map<UserId, Promise<void>>();
  const again = new Set<UserId>();

  async function publish(workspaceId: WorkspaceId, userId: UserId): Promise<void> {
    const { registry, clock, client, log } = services;
    do {
      again.delete(userId);
      const requester = { workspaceId, userId, channelId: undefined };
      const scoped = scopeRequest(
        services,
        requester,
        { who: 'anyone', about: 'workspace' },
        undefined,
        clock.now(),
      );
      if (scoped.kind !== 'request' || registry.drawHome === undefined) return;
      const view = registry.drawHome(scoped.request);
      try {
        await client.views.publish({ user_id: userId, view: asView(view) });
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
