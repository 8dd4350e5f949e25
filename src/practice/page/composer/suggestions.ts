import type { PageCommand, PageConversation, PagePerson, PageSubcommand } from '../../page-api.ts';

export type Suggestion = {
  key: string;
  /** Replaces the text from `from` to the caret. */
  insert: string;
  from: number;
  title: string;
  usage?: string | undefined;
  more: string;
  person?: PagePerson;
};

type Known = {
  commands: readonly PageCommand[];
  people: readonly PagePerson[];
  conversations: readonly PageConversation[];
};

const MOST = 8;
/** All of a command's words can be scrolled through: who does not know them reads them here. */
const MOST_SUBCOMMANDS = 60;

/** What the composer offers for the text before the caret. */
export function suggestionsFor(before: string, known: Known): Suggestion[] {
  if (/^\/\S*$/.test(before)) return commandSuggestions(before, known.commands);
  const mention = /(?:^|\s)@([^@\n]{0,40})$/.exec(before);
  if (mention) return peopleSuggestions(before, mention[1] ?? '', known.people);
  const channel = /(?:^|\s)#([\w-]*)$/.exec(before);
  if (channel) return channelSuggestions(before, channel[1] ?? '', known.conversations);
  const command = commandIn(before, known.commands);
  return command ? subcommandSuggestions(before, command) : [];
}

/** The command that a text begins with. */
export function commandIn(text: string, commands: readonly PageCommand[]): PageCommand | undefined {
  const word = /^\/\S+/.exec(text)?.[0];
  return word ? commands.find((one) => one.command === word) : undefined;
}

/** The words that a usage hint offers: "status | wave plan | help" has three. */
export function subcommandsOf(usageHint: string): string[] {
  if (!usageHint.includes('|')) return [];
  return usageHint
    .replace(/^\[|\]$/g, '')
    .split('|')
    .map((part) => part.trim().replace(/^\[|\]$/g, ''))
    .map((part) => part.replace(/\s*[<[{(@#].*$/, '').trim())
    .filter((part) => /^[a-z][a-z -]*$/.test(part));
}

/** What an app says of itself where it declares no more. */
function hinted({ usageHint }: PageCommand): PageSubcommand[] {
  return [...new Set(subcommandsOf(usageHint))].map((name) => ({ name, usage: '', summary: '' }));
}

function commandSuggestions(before: string, commands: readonly PageCommand[]): Suggestion[] {
  return commands
    .filter((one) => one.command.startsWith(before))
    .slice(0, MOST)
    .map((one) => ({
      key: one.command,
      insert: `${one.command} `,
      from: 0,
      title: one.command,
      usage: one.usageHint,
      more: one.description,
    }));
}

function subcommandSuggestions(before: string, command: PageCommand): Suggestion[] {
  const typed = before.slice(command.command.length + 1).toLowerCase();
  const known = command.subcommands.length > 0 ? command.subcommands : hinted(command);
  return known
    .filter(({ name }) => name.startsWith(typed) && name !== typed.trim())
    .slice(0, MOST_SUBCOMMANDS)
    .map(({ name, usage, summary }) => ({
      key: name,
      insert: `${name} `,
      from: command.command.length + 1,
      title: `${command.command} ${name}`,
      usage,
      more: summary,
    }));
}

function peopleSuggestions(
  before: string,
  typed: string,
  people: readonly PagePerson[],
): Suggestion[] {
  const wanted = typed.toLocaleLowerCase();
  const isDone = people.some((person) => typed.startsWith(`${person.name} `));
  if (isDone) return [];
  return people
    .filter((person) => !person.deactivated && fits(person.name, wanted))
    .slice(0, MOST)
    .map((person) => ({
      key: person.id,
      insert: `@${person.name} `,
      from: before.length - typed.length - 1,
      title: person.name,
      more: person.isBot ? 'App' : person.role,
      person,
    }));
}

function fits(name: string, wanted: string): boolean {
  const lower = name.toLocaleLowerCase();
  return lower.startsWith(wanted) || lower.split(/\s+/).some((word) => word.startsWith(wanted));
}

function channelSuggestions(
  before: string,
  typed: string,
  conversations: readonly PageConversation[],
): Suggestion[] {
  return conversations
    .filter((one) => one.kind === 'channel' && one.name.startsWith(typed))
    .slice(0, MOST)
    .map((one) => ({
      key: one.id,
      insert: `#${one.name} `,
      from: before.length - typed.length - 1,
      title: `#${one.name}`,
      more: one.isPrivate ? 'Private channel' : 'Channel',
    }));
}
