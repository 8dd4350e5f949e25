import type { RolloutId } from '../ids.ts';
import type { Request } from '../request.ts';
import { sayList } from '../words.ts';
import { clamp, esc, type Message, sentence } from './blocks.ts';
import { readCommandLine } from './command-line.ts';
import type { CommandDeclaration, SlashCommand } from './declarations.ts';
import { pickRolloutMessage, usageMessage } from './notice.ts';
import { type Delivery, type DispatchServices, once } from './once.ts';
import { commandWords } from './refusal.ts';
import { type Replies, type Reply, tell } from './reply.ts';
import { scopeRequest } from './scope.ts';

export type CommandDelivery = Delivery & {
  command: SlashCommand;
  text: string;
  chosen?: RolloutId;
};

export function dispatchCommand(services: DispatchServices, delivery: CommandDelivery): Reply[] {
  return once(services, delivery, () => runCommand(services, delivery));
}

/** The command itself, without the guard against repeats. */
export function runCommand(services: DispatchServices, delivery: CommandDelivery): Replies {
  const { registry, clock } = services;
  if (!registry.commands.some(({ command }) => command === delivery.command)) {
    return tell(foreignCommand(registry.commands));
  }
  const line = readCommandLine(registry.commands, delivery.command, delivery.text);
  if (line.kind === 'help' || (line.kind === 'unknown' && line.typed === '')) {
    const request = helpRequest(services, delivery);
    const topic = line.kind === 'help' ? line.topic : '';
    return tell(services.help(request, delivery.command, topic, registry.commands));
  }
  if (line.kind === 'unknown')
    return tell(unknownCommand(delivery.command, line.typed, line.suggestion));
  const { declaration, rest } = line;
  const scoped = scopeRequest(
    services,
    delivery.requester,
    { ...declaration, refusal: commandWords(declaration, registry.commands) },
    delivery.chosen,
    clock.now(),
  );
  if (scoped.kind === 'refused') return tell(scoped.message);
  if (scoped.kind === 'choose') {
    const { command, text } = delivery;
    return tell(pickRolloutMessage(scoped.choices, { command, text }));
  }
  const parsed = declaration.arguments.safeParse(rest);
  if (!parsed.success)
    return tell(usageMessage(declaration, parsed.error.issues[0]?.message ?? ''));
  return declaration.run(scoped.request as never, parsed.data as never);
}

/** Help shows what its reader may do, on the rollout at hand when there is one. */
function helpRequest(services: DispatchServices, delivery: CommandDelivery): Request | undefined {
  for (const about of ['rollout', 'workspace'] as const) {
    const needs = { who: 'anyone' as const, about, shows: 'cut' as const };
    const scoped = scopeRequest(
      services,
      delivery.requester,
      needs,
      delivery.chosen,
      services.clock.now(),
    );
    if (scoped.kind === 'request') return scoped.request;
  }
  return undefined;
}

/** The manifest of the workspace names a command that this version does not have. */
function foreignCommand(commands: readonly CommandDeclaration[]): Message {
  const names = [...new Set(commands.map(({ command }) => `\`${command}\``))].sort();
  return sentence(`I answer to ${sayList(names)}. Type one of them, and \`help\` behind it.`);
}

function unknownCommand(
  command: SlashCommand,
  typed: string,
  near: CommandDeclaration | undefined,
): Message {
  const said = `I don't know \`${command} ${esc(clamp(typed, 60)).replaceAll('`', "'")}\`.`;
  if (near === undefined) return sentence(`${said} \`${command} help\` lists what I know.`);
  return sentence(`${said} Did you mean \`${command} ${near.name}\`, ${near.summary}?`);
}
