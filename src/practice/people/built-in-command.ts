import type { PracticeWorld } from '../practice-world.ts';
import { joinConversation, leaveConversation } from './channel-life.ts';
import { notify, type Sent } from './interaction.ts';
import { sentText } from './typed-text.ts';

/** A slash command as a person typed it. */
export type TypedCommand = { as: string; conversation: string; command: string; text: string };

/** Commands of the workspace itself, which no app can take. */
export const builtInCommands = [
  {
    command: '/invite',
    description: 'Bring someone, or the app, into this channel',
    usageHint: '@name',
  },
  {
    command: '/remove',
    description: 'Take someone, or the app, out of this channel',
    usageHint: '@name',
  },
];

export function isBuiltIn(command: string): boolean {
  return builtInCommands.some((one) => one.command === command);
}

export async function runBuiltIn(world: PracticeWorld, typed: TypedCommand): Promise<Sent> {
  const channel = world.records.conversations.get(typed.conversation);
  if (channel === undefined || channel.kind === 'dm') {
    return told(world, typed, `${typed.command} works in a channel. Open one and try again.`);
  }
  const mentions = sentText(world, typed.text, true).matchAll(/<@(U\w+)\|/g);
  const ids = [...mentions].flatMap(([, id]) => (id === undefined ? [] : [id]));
  if (ids.length === 0) {
    const bot = world.facts.bot.name;
    return told(world, typed, `Say who, for example ${typed.command} @${bot}.`);
  }
  for (const id of ids) {
    if (typed.command === '/invite') await joinConversation(world, id, channel.id);
    else await leaveConversation(world, id, channel.id);
  }
  return { ok: true, payload: undefined };
}

function told(world: PracticeWorld, typed: TypedCommand, notice: string): Sent {
  return { ok: false, notice: notify(world, typed.as, notice) };
}
