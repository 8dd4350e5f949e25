/* Shortcuts, suggestions and events, as Bolt hands them over. */

import type { App, SlackShortcut } from '@slack/bolt';
import { elapsed } from '../entropy.ts';
import type { ChannelId, UserId } from '../ids.ts';
import { readTogether } from '../transaction.ts';
import { dispatchShortcut } from './dispatch-act.ts';
import { parseJson } from './form-nonce.ts';
import { homeOf } from './installation.ts';
import { firstThen, type ListenerServices, respondWith } from './listeners.ts';
import { findInLongList } from './long-lists.ts';
import { faultMessage } from './notice.ts';
import { rolloutIn } from './once.ts';
import { renderReplies } from './render-replies.ts';
import { scopeRequest } from './scope.ts';

export function listenToShortcuts(app: App, services: ListenerServices): void {
  app.shortcut(/.*/, async ({ shortcut, ack, respond }) => {
    const workspaceId = homeOf(services.database, shortcut);
    const userId = shortcut.user.id as UserId;
    const source = sourceOf(shortcut);
    const arrivedAt = elapsed();
    const acknowledge = firstThen(ack, async () => {});
    const place = {
      triggerId: shortcut.trigger_id,
      viewId: undefined,
      viewHash: undefined,
      respond: undefined,
      drawHome: () => services.homes.draw(workspaceId, userId),
    };
    const act = async () => {
      await services.refresh.ensurePeople(workspaceId, [
        userId,
        ...(source.authorId === undefined ? [] : [source.authorId]),
      ]);
      const replies = await services.inSharedCommit(
        () =>
          dispatchShortcut(services, {
            requester: { workspaceId, userId, channelId: channelOf(shortcut) },
            key: `shortcut:${shortcut.trigger_id}`,
            callbackId: shortcut.callback_id,
            source,
          }),
        arrivedAt,
      );
      await acknowledge();
      await renderReplies(services.client, replies, place);
    };
    await services.guard.run(`shortcut ${shortcut.callback_id}`, act, async (fault) => {
      await acknowledge();
      const told = [{ kind: 'tell' as const, message: faultMessage(fault) }];
      const onMessage = 'response_url' in shortcut ? { respond: respondWith(respond) } : {};
      await renderReplies(services.client, told, { ...place, ...onMessage });
    });
  });
}

function channelOf(shortcut: SlackShortcut): ChannelId | undefined {
  return 'channel' in shortcut ? (shortcut.channel.id as ChannelId) : undefined;
}

function sourceOf(shortcut: SlackShortcut) {
  if (!('message' in shortcut)) {
    return {
      messageTs: undefined,
      messageText: undefined,
      authorId: undefined,
      permalink: undefined,
    };
  }
  return {
    messageTs: shortcut.message.ts,
    messageText: shortcut.message.text,
    authorId: shortcut.message.user,
    permalink: permalinkOf(shortcut),
  };
}

/** Where Slack shows the message; made of what came with it, so that nobody has to be asked. */
function permalinkOf({
  team,
  channel,
  message,
}: Extract<SlackShortcut, { message: unknown }>): string | undefined {
  const domain = team?.domain ?? '';
  if (!/^[a-z0-9-]+$/i.test(domain)) return undefined;
  const threadTs: unknown = message.thread_ts;
  const inThread =
    typeof threadTs === 'string' && threadTs !== message.ts
      ? `?thread_ts=${threadTs}&cid=${channel.id}`
      : '';
  return `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${inThread}`;
}

export function listenToSuggestions(app: App, services: ListenerServices): void {
  app.options(/.*/, async ({ payload, body, ack }) => {
    const requester = {
      workspaceId: homeOf(services.database, body),
      userId: body.user.id as UserId,
      channelId: undefined,
    };
    const actionId = 'action_id' in payload ? payload.action_id : '';
    const declaration = services.registry.choices.get(actionId);
    const shownIn = 'view' in body ? body.view?.private_metadata : undefined;
    const options = readTogether(services.database, () => {
      if (declaration === undefined) {
        const here = { who: 'anyone', about: 'workspace' } as const;
        const asking = scopeRequest(services, requester, here, undefined, services.clock.now());
        if (asking.kind !== 'request') return [];
        return findInLongList(services.database, actionId, payload.value ?? '') ?? [];
      }
      const needs = { ...declaration, who: 'anyone' as const };
      const chosen =
        declaration.about === 'rollout' ? rolloutIn(parseJson(shownIn ?? '')) : undefined;
      if (declaration.about === 'rollout' && chosen === undefined) return [];
      const scoped = scopeRequest(services, requester, needs, chosen, services.clock.now());
      if (scoped.kind !== 'request') return [];
      return declaration.list(scoped.request as never, payload.value, shownIn);
    });
    await ack({ options: options.slice(0, 100) } as never);
  });
}

/** What an event brings has been stored by now (`store-events.ts`); what is left is to draw. */
export function listenToEvents(app: App, services: ListenerServices): void {
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const workspaceId = homeOf(services.database, body);
    const act = async () => {
      await services.refresh.ensurePeople(workspaceId, [event.user]);
      await services.homes.draw(workspaceId, event.user as UserId);
    };
    await services.guard.run(`event ${event.type}`, act, async () => {});
  });
}
