/* What people do with a purpose: they press a certain button, also one that was passed on to them, and fill a form in as they mean it. */
import { controlsOn } from '../../../src/practice/people/controls.ts';
import { enterValue } from '../../../src/practice/people/entering.ts';
import type { Entered } from '../../../src/practice/people/filling.ts';
import { pressElement } from '../../../src/practice/people/press.ts';
import { visibleMessages } from '../../../src/practice/people/seeing.ts';
import { closeView, submitView } from '../../../src/practice/people/submission.ts';
import { messageKey } from '../../../src/practice/state/message.ts';
import { topModal } from '../../../src/practice/state/modal-stack.ts';
import { openDirectMessage } from '../../../src/practice/web-api/lookups.ts';
import type { House } from './house.ts';

export type Field = { blockId: string; element: Record<string, unknown> };
/** What goes into a field; undefined leaves it as it is. */
export type Filler = (field: Field) => Entered | undefined;

export type Desk = {
  /** Typed to the bot, and told which rollout it is about where the bot asks. */
  command(typed: string): Promise<void>;
  /** A button as it may have been forwarded, or kept on a screen for long. */
  pressPassedOn(actionId: string, value: Record<string, unknown>): Promise<void>;
  /** Fills in the form that is open, and sends it; false where none is open. */
  send(filler: Filler): Promise<boolean>;
  /** Closes what is still open, and throws away what was passed on. */
  leave(): Promise<void>;
};

const WHICH = 'Which rollout is this about?';

export function deskOf(house: House, userId: string, rolloutId: string): Desk {
  const { world } = house.workspace;
  const settled = () => world.activity.settled();
  const passedOn: string[] = [];
  return {
    async command(typed) {
      const before = visibleMessages(world, userId).length;
      await house.workspace.as(userId).command(typed);
      const asks = visibleMessages(world, userId)
        .slice(before)
        .findLast(({ text }) => text.startsWith(WHICH));
      if (asks === undefined) return;
      const source = { kind: 'message', conversation: asks.channel, ts: asks.ts } as const;
      const named = controlsOn(world, { source, blocks: asks.blocks }).find(({ element }) =>
        String(element.value).includes(rolloutId),
      );
      if (named === undefined) return;
      const { block, element, press } = named;
      const place = { blockId: String(block.block_id), actionId: String(element.action_id) };
      await pressElement(world, { as: userId, source, ...place, element: press ?? {} });
      await settled();
    },
    async pressPassedOn(actionId, value) {
      const { id: channel } = openDirectMessage(world, world.facts.bot.userId, userId);
      const ts = world.nextTs();
      const text = { type: 'plain_text', text: 'Passed on' };
      const element = { type: 'button', text, action_id: actionId, value: JSON.stringify(value) };
      const block = { type: 'actions', block_id: 'passed-on', elements: [element] };
      const key = messageKey(channel, ts);
      passedOn.push(key);
      world.records.messages.put(key, {
        ...{ channel, ts, at: world.clock.now().toString(), userId: world.facts.bot.userId },
        ...{
          fromBot: true,
          subtype: undefined,
          text: 'Passed on',
          blocks: [block],
          attachments: [],
        },
        ...{ metadata: undefined, threadTs: undefined, editedTs: undefined, onlyFor: userId },
        ...{ fileIds: [], reactions: [] },
      });
      const source = { kind: 'message', conversation: channel, ts } as const;
      const place = { blockId: 'passed-on', actionId };
      await pressElement(world, { as: userId, source, ...place, element: { type: 'button' } });
      await settled();
    },
    async send(filler) {
      const modal = topModal(world.records, userId);
      if (modal?.view.submit === undefined) return false;
      const blocks = (modal.view.blocks ?? []) as Record<string, unknown>[];
      for (const control of controlsOn(world, {
        source: { kind: 'modal', viewId: modal.id },
        blocks,
      })) {
        if (control.press !== undefined) continue;
        const blockId = String(control.block.block_id);
        const entered = filler({ blockId, element: control.element });
        if (entered !== undefined) await enterValue(world, userId, control, entered);
      }
      await submitView(world, userId, modal.id);
      await settled();
      return true;
    },
    async leave() {
      for (const key of passedOn.splice(0)) world.records.messages.remove(key);
      const left = topModal(world.records, userId);
      if (left !== undefined) await closeView(world, userId, left.id, true);
    },
  };
}
