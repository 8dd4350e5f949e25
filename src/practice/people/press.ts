import { elementsOf, mergeStates } from '../block-kit/element-state.ts';
import type { PressSource, ViewState } from '../page-api.ts';
import type { PracticeWorld } from '../practice-world.ts';
import { slackMessage, slackView } from '../slack-forms.ts';
import type { Message } from '../state/message.ts';
import { homeOf } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { findMessage } from '../web-api/lookups.ts';
import { openResponseAddress } from '../web-api/response-url.ts';
import { notify, payloadHead, type Sent, sendInteraction } from './interaction.ts';

export type Press = {
  as: string;
  source: PressSource;
  blockId: string;
  actionId: string;
  /** The element's part of the action: its type, and the value or the chosen option. */
  element: Record<string, unknown>;
  state?: ViewState | undefined;
};

export type Surface = { kind: 'message'; message: Message } | { kind: 'view'; view: StoredView };

/** A person presses a button or changes a select on a message, a modal or the App Home. */
export async function pressElement(world: PracticeWorld, press: Press): Promise<Sent> {
  const surface = findSurface(world, press.as, press.source);
  if (surface === undefined) {
    return { ok: false, notice: notify(world, press.as, 'That is no longer on your screen.') };
  }
  const action = actionOf(world, surface, press);
  if (action === undefined) {
    return { ok: false, notice: notify(world, press.as, 'That button has changed. Look again.') };
  }
  if (surface.kind === 'view') keepValues(world, surface.view, press);
  const payload = {
    type: 'block_actions',
    ...payloadHead(world, press.as),
    ...surfacePart(world, surface, press),
    actions: [action],
  };
  return sendInteraction(world, press.as, 'interactive', payload);
}

export function findSurface(
  world: PracticeWorld,
  userId: string,
  source: PressSource,
): Surface | undefined {
  if (source.kind === 'message') {
    const message = findMessage(world, source.conversation, source.ts);
    if (message === undefined) return undefined;
    const hidden = message.onlyFor !== undefined && message.onlyFor !== userId;
    return hidden ? undefined : { kind: 'message', message };
  }
  const view =
    source.kind === 'home' ? homeOf(world.records, userId) : world.records.views.get(source.viewId);
  return view === undefined || view.userId !== userId ? undefined : { kind: 'view', view };
}

export function blocksOf(surface: Surface): Record<string, unknown>[] {
  if (surface.kind === 'message') {
    const attached = surface.message.attachments.flatMap((one) => listOf(one.blocks));
    return [...surface.message.blocks, ...attached];
  }
  return listOf(surface.view.view.blocks);
}

function actionOf(
  world: PracticeWorld,
  surface: Surface,
  press: Press,
): Record<string, unknown> | undefined {
  const found = blocksOf(surface)
    .flatMap((block) => elementsOf(block))
    .find(
      ({ block, element }) =>
        block.block_id === press.blockId && element.action_id === press.actionId,
    );
  if (found === undefined) return undefined;
  const { element } = found;
  return {
    action_id: press.actionId,
    block_id: press.blockId,
    ...(element.text === undefined ? {} : { text: element.text }),
    ...(element.value === undefined ? {} : { value: element.value }),
    ...(element.style === undefined ? {} : { style: element.style }),
    ...press.element,
    type: element.type,
    action_ts: world.nextTs(),
  };
}

function keepValues(world: PracticeWorld, view: StoredView, press: Press): void {
  const values = mergeStates(view.values, press.state ?? {});
  const held = values[press.blockId]?.[press.actionId];
  if (held !== undefined) {
    values[press.blockId] = { ...values[press.blockId], [press.actionId]: press.element };
  }
  world.records.views.put(view.id, { ...view, values });
}

function surfacePart(
  world: PracticeWorld,
  surface: Surface,
  press: Press,
): Record<string, unknown> {
  if (surface.kind === 'view') {
    const view = world.records.views.get(surface.view.id) ?? surface.view;
    return {
      container: { type: 'view', view_id: view.id },
      trigger_id: world.triggers.issue(press.as, view.id),
      view: slackView(world, view),
    };
  }
  const { message } = surface;
  const channel = world.records.conversations.get(message.channel);
  const ephemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: message.channel,
      is_ephemeral: ephemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: world.triggers.issue(press.as),
    channel: {
      id: message.channel,
      name: channel?.kind === 'dm' ? 'directmessage' : (channel?.name ?? ''),
    },
    ...(ephemeral ? {} : { message: slackMessage(world, message) }),
    state: { values: press.state ?? {} },
    response_url: openResponseAddress(world, press.as, message.channel, message.ts),
  };
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value : [];
}
