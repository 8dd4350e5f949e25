import { isAllowed } from '../../../platform/acting.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import type { Request, RolloutRequest } from '../../../platform/request.ts';
import { maySee } from '../../../platform/sight.ts';
import {
  type AnyBlock,
  actions,
  context,
  esc,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import type { CommandDeclaration, SlashCommand } from '../../../platform/slack/declarations.ts';
import { capitalised } from '../../../platform/words.ts';
import { inGroups } from './help-groups.ts';

const PURPOSE: Record<SlashCommand, string> = {
  '/rollout': 'Where a rollout stands, and what leads do with it.',
  '/champion': 'A champion’s desk: your team, your training, your hours.',
  '/core': 'What we have learned, how to learn it, and who to ask.',
};

const BUTTONS_MAX = 5;

export type HelpAsked = {
  command: SlashCommand;
  /** What stands behind `help`; empty for all of it. */
  topic: string;
  declarations: readonly CommandDeclaration[];
  /** Who asks, on the rollout at hand; undefined where nobody is known. */
  request: Request | undefined;
};

/** Help for one slash command, rendered from what the features declare: only what the reader can do now. */
export function helpMessage({ command, topic, declarations, request }: HelpAsked): Message {
  const own = declarations.filter((declaration) => declaration.command === command);
  const asked = topic === '' ? undefined : own.find((declaration) => declaration.name === topic);
  const isFirstWord = own.some(({ name }) => topic !== '' && name.startsWith(`${topic} `));
  if (asked !== undefined && !isFirstWord) return oneHelp(asked, request);
  const possible = own.filter((one) => one.name !== '' && isPossible(one, request));
  if (topic !== '') {
    const near = possible.filter((declaration) => declaration.name.startsWith(topic));
    if (near.length === 0) return nothingNear(command, topic, own);
    return list(`\`${command} ${esc(topic)}\``, near, { command, request });
  }
  const bare = own.find((declaration) => declaration.name === '');
  const title =
    bare === undefined
      ? PURPOSE[command]
      : `${PURPOSE[command]} \`${command}\` alone opens ${bare.summary}.`;
  return list(title, possible, { command, request });
}

/** Whether the reader may, and whether it would lead anywhere as things stand. */
function isPossible(declaration: CommandDeclaration, request: Request | undefined): boolean {
  if (request === undefined) return true;
  if (!isAllowed(declaration.who, request.acting)) return false;
  if (isOfRollout(request) && !maySee(request.acting, declaration)) return false;
  const { isUseful } = declaration;
  return isUseful === undefined || !isOfRollout(request) || isUseful(request);
}

function isOfRollout(request: Request): request is RolloutRequest {
  return 'rolloutId' in request && request.rolloutId !== undefined;
}

function nothingNear(
  command: SlashCommand,
  topic: string,
  own: readonly CommandDeclaration[],
): Message {
  const exists = own.some(({ name }) => name.startsWith(topic));
  return sentence(
    exists
      ? `Nothing that begins with \`${command} ${esc(topic)}\` is open to you at the moment. \`${command} help\` lists what is.`
      : `I have no help on "${esc(topic)}". \`${command} help\` lists everything.`,
  );
}

function oneHelp(declaration: CommandDeclaration, request: Request | undefined): Message {
  return sentence(
    `\`${form(declaration)}\`: ${declaration.summary}.`,
    ...tryIt(declaration, request),
  );
}

/** A button, where the command needs no words behind it. */
function tryIt(declaration: CommandDeclaration, request: Request | undefined): AnyBlock[] {
  const { command, name, usage } = declaration;
  const needsWords = usage !== '' && !usage.startsWith('[');
  if (needsWords || !isPossible(declaration, request)) return [];
  return [actions(commandButton(capitalised(name), { command, text: name, ...idOf(request) }))];
}

function idOf(request: Request | undefined): { rolloutId?: RolloutId } {
  return request !== undefined && isOfRollout(request) ? { rolloutId: request.rolloutId } : {};
}

function list(
  title: string,
  declarations: readonly CommandDeclaration[],
  { command, request }: Pick<HelpAsked, 'command' | 'request'>,
): Message {
  const groups = inGroups(command, declarations);
  return {
    text: title,
    blocks: [
      section(title),
      ...groups.flatMap(({ title: group, members }): AnyBlock[] => {
        const lines = members.map(
          ({ declaration }) => `\`${form(declaration)}\`  ${declaration.summary}`,
        );
        const buttons = members.flatMap(({ declaration, label }) =>
          label === undefined
            ? []
            : [commandButton(label, { command, text: declaration.name, ...idOf(request) })],
        );
        return [
          section([`*${group}*`, ...lines].join('\n')),
          ...(buttons.length === 0 ? [] : [actions(...buttons.slice(0, BUTTONS_MAX))]),
        ];
      }),
      context('The list shows what you can do now. Type `help` and a command for more about it.'),
    ],
  };
}

function form(declaration: CommandDeclaration): string {
  return [declaration.command, declaration.name, declaration.usage]
    .filter((part) => part !== '')
    .join(' ');
}
