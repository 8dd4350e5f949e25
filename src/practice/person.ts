import { joinConversation } from './people/channel-life.ts';
import { typeCommand } from './people/command.ts';
import { type Control, controlsOn, findControl, surfacesInSight } from './people/controls.ts';
import { enterValue } from './people/entering.ts';
import {
  conversationNamed,
  type Entered,
  personNamed,
  type UploadedFile,
  upload,
} from './people/filling.ts';
import { pressElement } from './people/press.ts';
import { openHome, say } from './people/say.ts';
import {
  glance,
  type Outcome,
  outcomeSince,
  plain,
  seenMessage,
  visibleMessages,
} from './people/seeing.ts';
import { runShortcut } from './people/shortcut.ts';
import { closeView, submitView } from './people/submission.ts';
import type { PracticeWorld } from './practice-world.ts';
import { topModal } from './state/modal-stack.ts';
import { openDirectMessage } from './web-api/lookups.ts';

type Where = { in?: string };

/** Somebody of the company at their screen: acts by the words that they see, and says what they see then. */
export type Person = {
  id: string;
  name: string;
  /** `/rollout setup`, in the conversation with the bot unless said otherwise. */
  command(typed: string, where?: Where): Promise<Outcome>;
  say(text: string, where?: Where & { thread?: string }): Promise<Outcome>;
  openHome(): Promise<Outcome>;
  /** The nearest button or menu item with this label: in the open modal, else in the newest message or the App Home. */
  press(label: string, where?: Where): Promise<Outcome>;
  /** Picks a value in a select, by its label, its placeholder or the text beside it. */
  choose(label: string, value: Entered, where?: Where): Promise<Outcome>;
  /** A shortcut by its name; on a message, by a part of its text. */
  shortcut(name: string, on?: Where & { message?: string }): Promise<Outcome>;
  /** Fills in fields of the open modal by their labels. */
  fill(values: Record<string, Entered>): Promise<Outcome>;
  submit(): Promise<Outcome>;
  close(options?: { all?: boolean }): Promise<Outcome>;
  upload(file: UploadedFile, where?: Where): Promise<Outcome>;
  /** What is on the screen now, all messages included. */
  sees(): Outcome;
};

export function personIn(world: PracticeWorld, wanted: string): Person {
  const id = personNamed(world, wanted);
  const name = world.records.members.get(id)?.name ?? id;
  let atHome = false;

  async function outcome(act: () => Promise<unknown>): Promise<Outcome> {
    if (world.records.members.get(id)?.deactivated) throw new Error(`${name} has left.`);
    const before = glance(world, id);
    await act();
    await world.activity.settled();
    return outcomeSince(world, id, before);
  }

  /** A person joins a public channel before writing there; a private one they do not even see. */
  async function enter(where: Where | undefined): Promise<string> {
    if (where?.in === undefined) return openDirectMessage(world, world.facts.bot.userId, id).id;
    const wanted = conversationNamed(world, id, where.in);
    const channel = world.records.conversations.get(wanted);
    if (channel?.isPrivate && !channel.memberIds.includes(id)) {
      throw new Error(`${name} is not in ${where.in}, which is private.`);
    }
    await joinConversation(world, id, wanted);
    return wanted;
  }

  function find(label: string, where: Where | undefined, pressable: boolean): Control {
    const place = where?.in === undefined ? undefined : conversationNamed(world, id, where.in);
    const surfaces = surfacesInSight(world, id, { in: place, atHome });
    const controls = surfaces.flatMap((surface) => controlsOn(world, surface));
    const wanted = (control: Control) => (control.press !== undefined) === pressable;
    const found = findControl(controls, label, wanted);
    if (found !== undefined) return found;
    const seen = [...new Set(controls.map((one) => `"${one.label}"`))].slice(0, 40).join(', ');
    throw new Error(`${name} sees no "${label}". In sight: ${seen || 'nothing to press'}.`);
  }

  function openModal() {
    const modal = topModal(world.records, id);
    if (modal === undefined) throw new Error(`${name} has no form open.`);
    return modal;
  }

  function messageWith(text: string | undefined, where: Where | undefined) {
    const place = where?.in === undefined ? undefined : conversationNamed(world, id, where.in);
    const found = visibleMessages(world, id)
      .filter((one) => place === undefined || one.channel === place)
      .findLast(
        (one) =>
          text === undefined || one.ts === text || seenMessage(world, one).text.includes(text),
      );
    if (found === undefined) throw new Error(`${name} sees no message with "${text ?? ''}".`);
    return { conversation: found.channel, ts: found.ts };
  }

  return {
    id,
    name,
    command(typed, where) {
      atHome = false;
      const [, command = typed, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed) ?? [];
      return outcome(async () =>
        typeCommand(world, { as: id, conversation: await enter(where), command, text }),
      );
    },
    say(text, where) {
      atHome = false;
      return outcome(async () => {
        const conversation = await enter(where);
        return say(world, { as: id, conversation, text, threadTs: where?.thread });
      });
    },
    openHome() {
      atHome = true;
      return outcome(() => openHome(world, id));
    },
    press: (label, where) =>
      outcome(async () => {
        const { source, block, element, press } = find(label, where, true);
        const place = {
          blockId: String(block.block_id),
          actionId: String(element.action_id),
        };
        await pressElement(world, { as: id, source, ...place, element: press ?? {} });
      }),
    choose: (label, value, where) =>
      outcome(() => enterValue(world, id, find(label, where, false), value)),
    shortcut: (wanted, on) =>
      outcome(async () => {
        const known = world.manifest.shortcuts.find((one) => one.name === wanted);
        const onMessage = on !== undefined || known?.type === 'message';
        const message = onMessage ? messageWith(on?.message, on) : undefined;
        await runShortcut(world, id, known?.callbackId ?? wanted, message);
      }),
    fill: (values) =>
      outcome(async () => {
        openModal();
        for (const [label, entered] of Object.entries(values)) {
          await enterValue(world, id, find(label, undefined, false), entered);
        }
      }),
    submit: () =>
      outcome(async () => {
        const modal = openModal();
        const title = plain(modal.view.title);
        if (modal.view.submit === undefined) throw new Error(`"${title}" has nothing to submit.`);
        await submitView(world, id, modal.id);
      }),
    close: (options) => outcome(() => closeView(world, id, openModal().id, options?.all)),
    upload: (file, where) =>
      outcome(async () => {
        const { id: fileId } = upload(world, id, file);
        const conversation = await enter(where);
        return say(world, { as: id, conversation, text: '', fileIds: [String(fileId)] });
      }),
    sees: () => outcomeSince(world, id, { messages: new Map(), homeHash: undefined }),
  };
}
