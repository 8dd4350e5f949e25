/* What people do of themselves, each by their temper; only what the product offers, so that new things are walked too. */
import { features } from '../../../src/app/app.ts';
import { typeCommand } from '../../../src/practice/people/command.ts';
import { say } from '../../../src/practice/people/say.ts';
import { runShortcut } from '../../../src/practice/people/shortcut.ts';
import { openDirectMessage } from '../../../src/practice/web-api/lookups.ts';
import type { Dice } from './dice.ts';
import { doWhatNeedsMe, goOn, messagesOf, pressInMessage, type Screen } from './screen.ts';

/** Every command that the product declares, as it is typed. */
const COMMANDS = features.flatMap((feature) =>
  (feature.commands ?? []).map(({ command, name }) => `${command} ${name}`.trim()),
);
/** Where bars are set and things are let go: who games the rules tries these. */
const DOORS = COMMANDS.filter((one) =>
  /(edit|limits|learnings|constraints|gates|override|wave|close|pause|freeze)$/.test(one),
);
const TAILS = ['', '', '', 'Claims', 'Billing', '1', '@Mia', 'help', 'no such thing'];

export const doings = [
  'needed',
  'errand',
  'message',
  'command',
  'door',
  'mistype',
  'shortcut',
  'say',
] as const;
export type Doing = (typeof doings)[number];

export async function doAs(screen: Screen, doing: Exclude<Doing, 'errand'>): Promise<void> {
  switch (doing) {
    case 'needed':
      return doWhatNeedsMe(screen);
    case 'message':
      return pressInMessage(screen);
    case 'command':
      return type(screen, `${screen.dice.pick(COMMANDS)} ${screen.dice.pick(TAILS)}`);
    case 'door':
      return type(screen, `${screen.dice.pick(DOORS)} ${screen.dice.pick(TAILS)}`);
    case 'mistype':
      return type(screen, mistyped(screen.dice.pick(COMMANDS) ?? '/rollout', screen.dice));
    case 'shortcut':
      return useShortcut(screen);
    case 'say':
      return speak(screen);
  }
}

async function type(screen: Screen, typed: string): Promise<void> {
  const { world, userId, dice } = screen;
  const before = messagesOf(world, userId).length;
  const inChannel = dice.chance(0.2);
  const conversation = inChannel
    ? world.records.conversations.all().find(({ name }) => name === 'ai-rollout')?.id
    : openDirectMessage(world, world.facts.bot.userId, userId).id;
  const [, command = typed, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(typed.trim()) ?? [];
  await typeCommand(world, { as: userId, conversation: conversation ?? '', command, text });
  await goOn(screen, before);
}

async function useShortcut(screen: Screen): Promise<void> {
  const { world, userId, dice } = screen;
  const shortcut = dice.pick(world.manifest.shortcuts);
  if (shortcut === undefined) return;
  const messages = messagesOf(world, userId).filter(({ onlyFor }) => onlyFor === undefined);
  const message = dice.pick(messages);
  if (shortcut.type === 'message' && message === undefined) return;
  const on = message && { conversation: message.channel, ts: message.ts };
  const before = messagesOf(world, userId).length;
  await runShortcut(
    world,
    userId,
    shortcut.callbackId,
    shortcut.type === 'message' ? on : undefined,
  );
  await goOn(screen, before);
}

async function speak({ world, userId, dice }: Screen): Promise<void> {
  const conversation = openDirectMessage(world, world.facts.bot.userId, userId).id;
  const text = dice.pick(['hello', 'What should I do next?', 'ok', '/rollout statsu']) ?? '';
  await say(world, { as: userId, conversation, text });
}

function mistyped(command: string, dice: Dice): string {
  const at = 2 + dice.below(Math.max(1, command.length - 2));
  return dice.chance(0.5)
    ? `${command.slice(0, at)}${command.slice(at + 1)}`
    : `${command.slice(0, at)}ä${command.slice(at)}`;
}
