/* Publishes App Homes: always from the database, never two at once for one person. */
import { hash } from 'node:crypto';
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
  /** Draws it only for somebody who may be looking at it now, and only where it says something else. */
  drawIfOpen(workspaceId: WorkspaceId, userId: UserId): Promise<void>;
};

/** A page that was opened longer ago than a working day is drawn when it is opened again. */
const LOOKED_AT_FOR_MS = 8 * 60 * 60 * 1000;

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
  const openedAt = new Map<UserId, number>();
  /** What each person's page says, as far as Slack has taken it. */
  const shownTo = new Map<UserId, string>();
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
        const page = withLongListsOn(services.database, services.clock.now(), drawn);
        const says = hash('sha256', JSON.stringify(page), 'base64');
        if (shownTo.get(userId) === says) continue;
        shownTo.delete(userId);
        await publishOrPlainer(client, userId, page);
        shownTo.set(userId, says);
      } catch (error) {
        log.warn({ error: String(error) }, 'A Home could not be published.');
      }
    } while (again.has(userId));
  }

  async function drawNow(workspaceId: WorkspaceId, userId: UserId): Promise<void> {
    const running = publishing.get(userId);
    if (running !== undefined) {
      again.add(userId);
      return running;
    }
    const started = publish(workspaceId, userId).finally(() => publishing.delete(userId));
    publishing.set(userId, started);
    return started;
  }

  function mayLook(userId: UserId): boolean {
    const at = openedAt.get(userId);
    return at !== undefined && services.clock.now().epochMilliseconds - at <= LOOKED_AT_FOR_MS;
  }

  return {
    async draw(workspaceId, userId) {
      openedAt.set(userId, services.clock.now().epochMilliseconds);
      shownTo.delete(userId);
      await drawNow(workspaceId, userId);
    },
    async drawIfOpen(workspaceId, userId) {
      if (mayLook(userId)) await drawNow(workspaceId, userId);
    },
  };
}
