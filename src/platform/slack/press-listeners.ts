/* Buttons and menus, as Bolt hands them over. */

import type { App, BlockAction } from '@slack/bolt';
import { elapsed } from '../entropy.ts';
import type { ChannelId, UserId } from '../ids.ts';
import type { Surface } from './declarations.ts';
import { dispatchAction } from './dispatch-act.ts';
import { homeOf } from './installation.ts';
import { firstThen, type ListenerServices, respondWith } from './listeners.ts';
import { lookUpAhead } from './look-ups.ts';
import { faultMessage } from './notice.ts';
import { renderReplies } from './render-replies.ts';
import { elementValue, fieldValues, mentionedIn, type StateValues } from './view-state.ts';

export function listenToPresses(app: App, services: ListenerServices): void {
  app.action(/.*/, async ({ body, action, ack, respond }) => {
    if (body.type !== 'block_actions') return ack();
    const arrivedAt = elapsed();
    const acknowledge = firstThen(ack, async () => {});
    const workspaceId = homeOf(services.database, body);
    const userId = body.user.id as UserId;
    const surface = surfaceOf(body);
    const state = (body.view?.state?.values ?? body.state?.values) as StateValues | undefined;
    const place = {
      triggerId: body.trigger_id,
      viewId: surface.kind === 'modal' ? body.view?.id : undefined,
      viewHash: surface.kind === 'modal' ? body.view?.hash : undefined,
      respond:
        surface.kind === 'message' && body.response_url !== undefined
          ? respondWith(respond)
          : undefined,
      drawHome: () => services.homes.draw(workspaceId, userId),
    };
    const act = async () => {
      const mentioned = mentionedIn({ pressed: { element: action } });
      await services.refresh.ensurePeople(workspaceId, [userId, ...mentioned.people]);
      const chosen = elementValue(action);
      const replies = await services.inSharedCommit(
        () =>
          dispatchAction(services, {
            requester: {
              workspaceId,
              userId,
              channelId: surface.kind === 'message' ? surface.channelId : undefined,
            },
            key: pressKey(body.trigger_id, action),
            actionId: 'action_id' in action ? action.action_id : '',
            value: writtenValue(action, body),
            surface,
            chosen,
            fields: fieldValues(state),
          }),
        arrivedAt,
      );
      await acknowledge();
      lookUpAhead(services, workspaceId, replies);
      await renderReplies(services.client, replies, place);
      if (surface.kind !== 'home') await services.homes.drawIfOpen(workspaceId, userId);
    };
    await services.guard.run('a button', act, async (fault) => {
      await acknowledge();
      await renderReplies(services.client, [{ kind: 'tell', message: faultMessage(fault) }], place);
    });
  });
}

/** Which of several like buttons it was stays unsaid: the key is kept for a week, and a press may be a secret. */
function pressKey(trigger: string, action: object): string {
  const actionId = 'action_id' in action ? String(action.action_id) : '';
  return `press:${trigger}:${actionId.split('#')[0]}`;
}

function surfaceOf(body: BlockAction): Surface {
  if (body.view?.type === 'home') return { kind: 'home' };
  if (body.view !== undefined) {
    return {
      kind: 'modal',
      callbackId: body.view.callback_id,
      privateMetadata: body.view.private_metadata,
    };
  }
  const container = body.container as { channel_id?: string; message_ts?: string };
  return {
    kind: 'message',
    channelId: (body.channel?.id ?? container.channel_id ?? '') as ChannelId,
    messageTs: container.message_ts ?? body.message?.ts ?? '',
  };
}

/** A button carries its own value; a menu's is in the chosen option, or in the modal that it stands in. */
function writtenValue(action: unknown, body: BlockAction): string {
  const {
    type,
    value,
    selected_option: selected,
  } = action as {
    type?: string;
    value?: string;
    selected_option?: { value?: string } | null;
  };
  if (type === 'button') return value ?? '';
  if (selected?.value?.startsWith('{') === true) return selected.value;
  return body.view?.private_metadata ?? '';
}
