/* One person at their screen: what stands there can be pressed, filled in and sent, also twice and late. */
import {
  type Control,
  controlsOn,
  type SurfaceInSight,
} from '../../../src/practice/people/controls.ts';
import { enterValue } from '../../../src/practice/people/entering.ts';
import { pressElement } from '../../../src/practice/people/press.ts';
import { openHome } from '../../../src/practice/people/say.ts';
import { closeView, submitView } from '../../../src/practice/people/submission.ts';
import type { PracticeWorld } from '../../../src/practice/practice-world.ts';
import type { Message } from '../../../src/practice/state/message.ts';
import { homeOf, topModal } from '../../../src/practice/state/modal-stack.ts';
import type { Dice } from './dice.ts';
import { entryFor } from './entries.ts';

const SCREENS_MAX = 5;
/** So often a form is sent again after it came back with something to correct. */
const SENDINGS_MAX = 3;

export type Screen = { world: PracticeWorld; userId: string; dice: Dice };

/** Opens Home and does the first thing, or another one, that stands there. */
export async function doWhatNeedsMe(screen: Screen): Promise<void> {
  const { world, userId, dice } = screen;
  await openHome(world, userId);
  await world.activity.settled();
  const home = homeOf(world.records, userId);
  if (home === undefined) return;
  const controls = pressable(world, { source: { kind: 'home' }, blocks: blocksIn(home.view) });
  const wanted = dice.chance(0.7) ? controls[0] : dice.pick(controls);
  if (wanted !== undefined) await pressAndGoOn(screen, wanted);
}

/** Presses something in a message, mostly in the newest; what is pressed in an old one has often been done. */
export async function pressInMessage(screen: Screen): Promise<void> {
  const { world, userId, dice } = screen;
  const messages = messagesOf(world, userId);
  const message = dice.chance(0.7) ? messages.at(-1) : dice.pick(messages);
  const control = message && dice.pick(pressable(world, surfaceOf(message)));
  if (control !== undefined) await pressAndGoOn(screen, control);
}

/** Goes on with whatever an act brought: a form, a page with buttons, an answer with buttons. */
export async function goOn(screen: Screen, before: number): Promise<void> {
  const { world, userId, dice } = screen;
  let sendings = 0;
  let seen = before;
  for (let screens = 0; screens < SCREENS_MAX; screens += 1) {
    await world.activity.settled();
    const modal = topModal(world.records, userId);
    if (modal === undefined) {
      const fresh = messagesOf(world, userId).slice(seen).at(-1);
      const control = fresh && dice.pick(pressable(world, surfaceOf(fresh)));
      if (control === undefined || dice.chance(0.3)) break;
      seen = messagesOf(world, userId).length;
      await press(screen, control);
      continue;
    }
    const surface: SurfaceInSight = {
      source: { kind: 'modal', viewId: modal.id },
      blocks: blocksIn(modal.view),
    };
    if (modal.view.submit === undefined) {
      const control = dice.pick(pressable(world, surface));
      if (control === undefined) break;
      await press(screen, control);
      continue;
    }
    if (sendings === SENDINGS_MAX) break;
    sendings += 1;
    await fillIn(screen, surface);
    const send = () => submitView(world, userId, modal.id);
    await (dice.chance(0.08) ? Promise.all([send(), send()]) : send());
  }
  const left = topModal(world.records, userId);
  if (left !== undefined) await closeView(world, userId, left.id, true);
}

async function pressAndGoOn(screen: Screen, control: Control): Promise<void> {
  const before = messagesOf(screen.world, screen.userId).length;
  await press(screen, control);
  await goOn(screen, before);
}

async function press({ world, userId, dice }: Screen, control: Control): Promise<void> {
  const { source, block, element } = control;
  const place = { blockId: String(block.block_id), actionId: String(element.action_id) };
  const once = () =>
    pressElement(world, { as: userId, source, ...place, element: control.press ?? {} });
  await (dice.chance(0.08) ? Promise.all([once(), once()]) : once());
}

async function fillIn({ world, userId, dice }: Screen, surface: SurfaceInSight): Promise<void> {
  for (const control of controlsOn(world, surface)) {
    if (control.press !== undefined) continue;
    const entered = await entryFor(world, userId, control, dice);
    if (entered === undefined) continue;
    // Somebody may look for an option that is not there.
    await enterValue(world, userId, control, entered).catch((error: unknown) => {
      if (!/There is no|Nobody here/.test(String(error))) throw error;
    });
  }
}

function pressable(world: PracticeWorld, surface: SurfaceInSight): Control[] {
  return controlsOn(world, surface).filter(({ press: pressed }) => pressed !== undefined);
}

function surfaceOf(message: Message): SurfaceInSight {
  const source = { kind: 'message', conversation: message.channel, ts: message.ts } as const;
  return { source, blocks: message.blocks };
}

/** What the bot has said to this person, and in the channels that they read. */
export function messagesOf(world: PracticeWorld, userId: string): Message[] {
  const mine = new Set(
    world.records.conversations
      .all()
      .flatMap((one) => (one.memberIds.includes(userId) ? [one.id] : [])),
  );
  return world.records.messages
    .all()
    .filter((one) => one.fromBot && mine.has(one.channel))
    .filter((one) => one.onlyFor === undefined || one.onlyFor === userId);
}

function blocksIn(view: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(view.blocks) ? view.blocks : [];
}
