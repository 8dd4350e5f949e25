import { context, esc, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import type { CommandDeclaration, SlashCommand } from '../../../platform/slack/declarations.ts';

const PURPOSE: Record<SlashCommand, string> = {
  '/rollout': 'Where a rollout stands, and what leads do with it.',
  '/champion': 'A champion’s desk: your team, your training, your hours.',
  '/core': 'What we have learned, how to learn it, and who to ask.',
};

/** Help for one slash command, rendered from what the features declare; only what the reader may do. */
export function helpMessage(
  command: SlashCommand,
  topic: string,
  declarations: readonly CommandDeclaration[],
  mayRun: (declaration: CommandDeclaration) => boolean,
): Message {
  const own = declarations.filter((declaration) => declaration.command === command);
  const asked = topic === '' ? undefined : own.find((declaration) => declaration.name === topic);
  if (asked !== undefined) return oneHelp(asked);
  const named = own.filter((declaration) => declaration.name !== '' && mayRun(declaration));
  if (topic !== '') {
    const near = named.filter((declaration) => declaration.name.startsWith(topic));
    if (near.length === 0)
      return sentence(`I have no help on "${esc(topic)}". \`${command} help\` lists everything.`);
    return list(`\`${command} ${esc(topic)}\``, near);
  }
  const bare = own.find((declaration) => declaration.name === '');
  const title =
    bare === undefined
      ? PURPOSE[command]
      : `${PURPOSE[command]} \`${command}\` alone opens ${bare.summary}.`;
  return list(title, named);
}

function oneHelp(declaration: CommandDeclaration): Message {
  return sentence(`\`${form(declaration)}\`: ${declaration.summary}.`);
}

function list(title: string, declarations: readonly CommandDeclaration[]): Message {
  const lines = [...declarations]
    .sort((a, b) => a.name.localeCompare(b.name))
    .map((declaration) => `\`${form(declaration)}\`  ${declaration.summary}`);
  const blocks = [section(title)];
  for (let from = 0; from < lines.length; from += 15)
    blocks.push(section(lines.slice(from, from + 15).join('\n')));
  return {
    text: title,
    blocks: [
      ...blocks,
      context('The list shows what you can do. Type `help` and a command for more about it.'),
    ],
  };
}

function form(declaration: CommandDeclaration): string {
  return [declaration.command, declaration.name, declaration.usage]
    .filter((part) => part !== '')
    .join(' ');
}
