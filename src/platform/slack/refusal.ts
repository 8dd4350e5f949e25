/* What someone reads who may not do a thing: who can, and what they can do themselves instead. */
import { type Acting, isAllowed, type Who } from '../acting.ts';
import { maySee, type Shows } from '../sight.ts';
import { actions, esc, type Message, sentence } from './blocks.ts';
import { commandButton } from './command-button.ts';
import type { CommandDeclaration, SlashCommand } from './declarations.ts';

/** How a refusal of this act reads. */
export type RefusalWords = {
  /** "use `/rollout pause`", "do this". */
  what: string;
  /** It would have changed something by itself: a form that was sent, a button that acts at once. */
  changes: boolean;
  instead: readonly Suggestion[];
  /** The command whose help lists what the reader may do. */
  command: SlashCommand;
};

/** Another command that may suit the reader, as a button. */
export type Suggestion = {
  says: string;
  command: SlashCommand;
  text: string;
  who: Who;
  shows: Shows | undefined;
};

const SHOWN = 2;

/** "Only a lead of *Support copilot* (Lena or Sam) can use …", with what the reader may do. */
export function refusalMessage(holders: string, words: RefusalWords, acting: Acting): Message {
  const { what, changes, instead, command } = words;
  const { rolloutId } = acting;
  const open = instead
    .filter((one) => isAllowed(one.who, acting) && maySee(acting, one))
    .slice(0, SHOWN);
  const text = [
    `Only ${holders} can ${what}.`,
    ...(changes ? ['Nothing was changed.'] : []),
    `\`${command} help\` lists what you can do.`,
  ].join(' ');
  if (rolloutId === undefined || open.length === 0) return sentence(text);
  return sentence(
    text,
    actions(...open.map((one) => commandButton(one.says, { ...one, rolloutId }))),
  );
}

/** Said to someone who knows of a rollout and has no part in it, or who is a guest and sees their own team. */
export function unseenMessage(
  rolloutName: string,
  isGuest: boolean,
  { what, changes, command }: RefusalWords,
): Message {
  const who = isGuest
    ? `Only people with a full account can ${what}: guests see their own team.`
    : `Only people with a part in *${esc(rolloutName)}* can ${what}: its teams, champions, leads and sponsors.`;
  return sentence(
    [
      who,
      ...(changes ? ['Nothing was changed.'] : []),
      `\`${command} help\` lists what you can do.`,
    ].join(' '),
  );
}

/** A refused command: named as it was typed, with the commands that it declares instead. */
export function commandWords(
  declaration: CommandDeclaration,
  commands: readonly CommandDeclaration[],
): RefusalWords {
  const { command, name, acts = false, instead = [] } = declaration;
  return {
    what: `use \`${command} ${name}\``,
    changes: acts,
    instead: instead.flatMap(({ says, run }): Suggestion[] => {
      const meant = commands.find((one) => `${one.command} ${one.name}` === run);
      if (meant === undefined) return [];
      return [
        { says, command: meant.command, text: meant.name, who: meant.who, shows: meant.shows },
      ];
    }),
    command,
  };
}

/** A refused button or form. */
export function pressWords(changes: boolean): RefusalWords {
  return { what: 'do this', changes, instead: [], command: '/rollout' };
}

/** A refusal of an act, said to someone who only wanted to look or to open a form: there was nothing to change. */
export function asLook({ text, blocks }: Message): Message {
  const shorter = (says: string) => says.replace(' Nothing was changed.', '');
  const [first, ...more] = blocks;
  if (first?.type !== 'section' || first.text === undefined) return { text: shorter(text), blocks };
  const said = { ...first, text: { ...first.text, text: shorter(first.text.text) } };
  return { text: shorter(text), blocks: [said, ...more] };
}
