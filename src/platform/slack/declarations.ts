/*
 * What a feature declares to Slack. The router parses, finds out who is acting on which rollout,
 * refuses whom the declaration does not let in, runs the handler inside one transaction together with
 * the note that this delivery was handled, and renders the reply. Handlers are synchronous.
 */
import type { z } from 'zod';
import type { Who } from '../acting.ts';
import type { ChannelId } from '../ids.ts';
import type { Request, RolloutRequest } from '../request.ts';
import type { Shows } from '../sight.ts';
import type { Option } from './fields.ts';
import type { Replies } from './reply.ts';

export type SlashCommand = '/rollout' | '/champion' | '/core';

type About<Scope extends 'rollout' | 'workspace'> = Scope extends 'rollout'
  ? RolloutRequest
  : Request;

/** Whether it also works on a rollout that was closed, or only there. */
export type WhenClosed = 'too' | 'only';

/** Whom a declaration is for, what it is about, and how much of a rollout its answer shows (`inside`, unless it says otherwise). */
type Declared = {
  who: Who;
  about: 'rollout' | 'workspace';
  shows?: Shows;
};

export type CommandDeclaration = Declared & {
  command: SlashCommand;
  /** The subcommand's words, "wave plan"; empty for the bare command. */
  name: string;
  /** What it is for, as help and "did you mean" show it: "the four questions about the pilot". */
  summary: string;
  /** What may follow it: "@person [team]". */
  usage: string;
  whenClosed?: WhenClosed;
  /** Whether it leads anywhere as things stand; help leaves it out otherwise. Always, unless it says so. */
  isUseful?(request: RolloutRequest): boolean;
  /** It changes something as soon as it is typed, without a form in between; a refusal then says that nothing was changed. */
  acts?: true;
  /** What may suit someone who is refused: a button's label and the command that it runs. */
  instead?: readonly { says: string; run: string }[];
  /** Reads the text that follows the subcommand; an issue's message is shown as it is. */
  arguments: z.ZodType<unknown, string>;
  run(request: never, parsed: never): Replies;
};

/** Declares a subcommand. `arguments` turns the text behind it into what `run` gets. */
export function command<Scope extends 'rollout' | 'workspace', Parsed>(
  declaration: Omit<CommandDeclaration, 'about' | 'arguments' | 'run'> & {
    about: Scope;
    arguments: z.ZodType<Parsed, string>;
    run(request: About<Scope>, parsed: Parsed): Replies;
  },
): CommandDeclaration {
  return declaration as CommandDeclaration;
}

/** Where a button was pressed. */
export type Surface =
  | { kind: 'message'; channelId: ChannelId; messageTs: string }
  | { kind: 'modal'; callbackId: string; privateMetadata: string }
  | { kind: 'home' };

/** What a select, date picker or checkbox was set to; undefined for a plain button. */
export type Chosen = string | string[] | undefined;

export type ActionDeclaration = Declared & {
  /** `<feature>.<verb>-<noun>` */
  actionId: string;
  whenClosed?: WhenClosed;
  /** It changes something as soon as it is pressed; see the same of a command. */
  acts?: true;
  /** What the button's value holds, as JSON; a rollout's action carries its `rolloutId`. */
  value: z.ZodType;
  run(request: never, value: never, pressed: Pressed): Replies;
};

export type Pressed = { surface: Surface; chosen: Chosen; fields: FieldValues };

/** The state of a view's inputs by block id: text, one choice, several choices, or nothing. */
export type FieldValues = Record<string, string | string[] | undefined>;

export function action<Scope extends 'rollout' | 'workspace', Value>(
  declaration: Omit<ActionDeclaration, 'about' | 'value' | 'run'> & {
    about: Scope;
    value: z.ZodType<Value>;
    run(request: About<Scope>, value: Value, pressed: Pressed): Replies;
  },
): ActionDeclaration {
  return declaration as ActionDeclaration;
}

export type SubmissionDeclaration = Declared & {
  callbackId: string;
  whenClosed?: WhenClosed;
  /** What is asked of Slack before the form is handled: everybody's names, or the people of the channels chosen in it. */
  looksUp?: readonly ('everyone' | 'members')[];
  /** What `private_metadata` holds, as JSON; it is input like any other. */
  context: z.ZodType;
  /** The inputs by block id; an issue's message is shown under that field. */
  fields: z.ZodType<unknown, FieldValues>;
  run(request: never, fields: never, context: never): Replies;
};

export function submission<Scope extends 'rollout' | 'workspace', Fields, Context>(
  declaration: Omit<SubmissionDeclaration, 'about' | 'fields' | 'context' | 'run'> & {
    about: Scope;
    context: z.ZodType<Context>;
    fields: z.ZodType<Fields, FieldValues>;
    run(request: About<Scope>, fields: Fields, context: Context): Replies;
  },
): SubmissionDeclaration {
  return declaration as unknown as SubmissionDeclaration;
}

export type ShortcutDeclaration = Declared & {
  callbackId: string;
  kind: 'message' | 'global';
  run(request: never, source: ShortcutSource): Replies;
};

/** The message a message shortcut was used on; all undefined for a global one. */
export type ShortcutSource = {
  messageTs: string | undefined;
  messageText: string | undefined;
  authorId: string | undefined;
  permalink: string | undefined;
};

export function shortcut<Scope extends 'rollout' | 'workspace'>(
  declaration: Omit<ShortcutDeclaration, 'about' | 'run'> & {
    about: Scope;
    run(request: About<Scope>, source: ShortcutSource): Replies;
  },
): ShortcutDeclaration {
  return declaration as ShortcutDeclaration;
}

/**
 * The choices of an external select, asked for while the person types. About a rollout, it is the one that
 * stands in the form's `private_metadata`; nothing is offered to whom it is not shown.
 */
export type ChoicesDeclaration = {
  actionId: string;
  about: 'rollout' | 'workspace';
  shows?: Shows;
  list(request: never, query: string, context: unknown): Option[];
};

export function choicesOf<Scope extends 'rollout' | 'workspace'>(
  declaration: Omit<ChoicesDeclaration, 'about' | 'list'> & {
    about: Scope;
    list(request: About<Scope>, query: string, context: unknown): Option[];
  },
): ChoicesDeclaration {
  return declaration as ChoicesDeclaration;
}

/** Something that happened in Slack; runs once per event, in one transaction, with Groundswell as the one who acts. */
export type EventDeclaration = {
  event: string;
  run(request: Request, event: Record<string, unknown>): void;
};
