import type { PracticeWorld } from '../practice-world.ts';
import { type Message, messageKey } from '../state/message.ts';
import { homeOf, topModal } from '../state/modal-stack.ts';
import type { StoredView } from '../state/stored-view.ts';
import { type NameOf, readableText, textOf } from '../text-of.ts';

export type SeenMessage = {
  channel: string;
  ts: string;
  from: string;
  text: string;
  onlyVisibleToYou: boolean;
  message: Message;
};

export type SeenView = {
  id: string;
  title: string;
  /** Everything written on it, its buttons in brackets. */
  text: string;
  submit: string | undefined;
  view: Record<string, unknown>;
  values: StoredView['values'];
};

/** What a person sees after an act. */
export type Outcome = {
  /** All that is new to the person, as text: messages, the modal with its errors, a changed App Home, a notice. */
  text: string;
  /** Messages that came or changed during the act, oldest first. */
  messages: SeenMessage[];
  /** The newest message that only this person sees, when the act brought one. */
  ephemeral: SeenMessage | undefined;
  modal: SeenView | undefined;
  /** Label of the field -> sentence. */
  errors: Record<string, string> | undefined;
  home: SeenView | undefined;
  /** What went wrong on the way to the bot. */
  notice: string | undefined;
};

/** What was on the screen before the act, to tell what is new. */
export type Glance = { messages: Map<string, string | undefined>; homeHash: string | undefined };

export function glance(world: PracticeWorld, userId: string): Glance {
  world.notices.delete(userId);
  const visible = visibleMessages(world, userId);
  return {
    messages: new Map(visible.map((one) => [messageKey(one.channel, one.ts), one.editedTs])),
    homeHash: homeOf(world.records, userId)?.hash,
  };
}

export function outcomeSince(world: PracticeWorld, userId: string, before: Glance): Outcome {
  const fresh = visibleMessages(world, userId)
    .filter((one) => isNew(one, before))
    .map((one) => seenMessage(world, one));
  const top = topModal(world.records, userId);
  const home = homeOf(world.records, userId);
  const modal = top === undefined ? undefined : seenView(world, top);
  const errors = top === undefined ? undefined : errorsByLabel(top);
  const seenHome = home === undefined ? undefined : seenView(world, home);
  const notice = world.notices.get(userId);
  const homeIsNew = home !== undefined && home.hash !== before.homeHash;
  const text = [
    ...fresh.map((one) => one.text),
    ...(modal === undefined ? [] : [modal.title, modal.text]),
    ...Object.values(errors ?? {}),
    ...(seenHome !== undefined && homeIsNew ? [seenHome.text] : []),
    ...(notice === undefined ? [] : [notice]),
  ].join('\n');
  const ephemeral = fresh.findLast((one) => one.onlyVisibleToYou);
  const messages = fresh.filter((one) => !one.onlyVisibleToYou);
  return { text, messages, ephemeral, modal, errors, home: seenHome, notice };
}

function isNew(message: Message, before: Glance): boolean {
  const key = messageKey(message.channel, message.ts);
  return !before.messages.has(key) || before.messages.get(key) !== message.editedTs;
}

/** Messages of the person's own conversations, oldest first. */
export function visibleMessages(world: PracticeWorld, userId: string): Message[] {
  const mine = new Set(
    world.records.conversations
      .all()
      .filter((one) => one.memberIds.includes(userId))
      .map((one) => one.id),
  );
  return world.records.messages
    .all()
    .filter((one) => mine.has(one.channel) || one.onlyFor === userId)
    .filter((one) => one.onlyFor === undefined || one.onlyFor === userId)
    .sort((a, b) => a.ts.localeCompare(b.ts));
}

export function seenMessage(world: PracticeWorld, message: Message): SeenMessage {
  const nameOf = namesIn(world);
  const attached = message.attachments.map((one) => one.blocks ?? one.text ?? []);
  const body =
    message.blocks.length > 0 ? textOf(message.blocks, nameOf) : readableText(message.text, nameOf);
  const extra = textOf(attached, nameOf);
  return {
    channel: message.channel,
    ts: message.ts,
    from: nameOf(message.userId) ?? message.userId,
    text: extra === '' ? body : `${body}\n${extra}`,
    onlyVisibleToYou: message.onlyFor !== undefined,
    message,
  };
}

export function seenView(world: PracticeWorld, stored: StoredView): SeenView {
  const { view } = stored;
  const title = plain(view.title);
  return {
    id: stored.id,
    title: title ?? '',
    text: textOf(view.blocks, namesIn(world)),
    submit: plain(view.submit),
    view,
    values: stored.values,
  };
}

function errorsByLabel(stored: StoredView): Record<string, string> | undefined {
  const named = Object.entries(stored.errors);
  if (named.length === 0) return undefined;
  const blocks = stored.view.blocks as Record<string, unknown>[];
  const byLabel: Record<string, string> = {};
  for (const [blockId, sentence] of named) {
    const block = blocks.find((one) => one.block_id === blockId);
    byLabel[labelAmong(blocks, block) ?? blockId] = sentence;
  }
  return byLabel;
}

/** Of several fields with one label the second is known as "Evidence #2". */
function labelAmong(
  blocks: Record<string, unknown>[],
  block: Record<string, unknown> | undefined,
): string | undefined {
  const label = plain(block?.label);
  const same = blocks.filter((one) => plain(one.label) === label);
  const at = block === undefined ? 0 : same.indexOf(block);
  return at > 0 && label !== undefined ? `${label} #${at + 1}` : label;
}

export function namesIn(world: PracticeWorld): NameOf {
  const { members, conversations, userGroups } = world.records;
  return (id) => members.get(id)?.name ?? conversations.get(id)?.name ?? userGroups.get(id)?.handle;
}

export function plain(text: unknown): string | undefined {
  if (typeof text !== 'object' || text === null) return undefined;
  return String((text as Record<string, unknown>).text ?? '');
}
