/**
 * What the practice page and the practice server say to each other. The page asks for the state as
 * one person sees it, listens for "something changed", and posts acts.
 *
 *   GET  /practice/state?as=U…&conversation=C…   PageState
 *   GET  /practice/events                         server-sent events: `changed` with a version number
 *   POST /practice/act                            Act -> ActOutcome
 */

export type PagePerson = {
  id: string;
  name: string;
  /** What the person is in the company, in words: "Rollout lead, workspace admin". */
  role: string;
  timeZone: string;
  isBot: boolean;
  isAdmin: boolean;
  deactivated: boolean;
  /** Slack-like status, shown beside the name. */
  status: string | undefined;
  /** Notifications are paused until then; the bot is told so where it asks. */
  pausedUntil: string | undefined;
  /** Messages from the app that they have not read. */
  unread: number;
};

export type PageConversation = {
  id: string;
  kind: 'channel' | 'dm';
  name: string;
  isPrivate: boolean;
  isMember: boolean;
  botIsMember: boolean;
  memberIds: string[];
  unread: number;
  /** The other person of a direct message. */
  withId: string | undefined;
};

export type PageMessage = {
  ts: string;
  /** ISO instant in the practice world. */
  at: string;
  authorId: string;
  text: string;
  blocks: unknown[];
  edited: boolean;
  onlyVisibleToYou: boolean;
  threadTs: string | undefined;
  metadata: unknown;
  files: { name: string; title: string }[];
};

/** A Block Kit view as the bot sent it, with its id, hash and the errors of the last submission. */
export type PageView = {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  view: Record<string, unknown>;
  /** block_id -> sentence. */
  errors: Record<string, string>;
  /** A submission or press is on its way to the bot. */
  busy: boolean;
};

/** `subcommands` as the app declares them; empty where it does not say. */
export type PageCommand = {
  command: string;
  description: string;
  usageHint: string;
  subcommands: readonly PageSubcommand[];
};
export type PageSubcommand = { name: string; usage: string; summary: string };

/** What somebody was sent while the clock was last moved. */
export type Received = { personId: string; messages: number; latest: string };

/** Something worth trying after the sample: as whom, and where to look. */
export type Trial = { says: string; as: string; open: 'home' | 'messages' };
export type PageShortcut = {
  callbackId: string;
  name: string;
  type: 'message' | 'global';
  description: string;
};

export type PageState = {
  version: number;
  workspaceName: string;
  /** 'choose' on a first visit: sample rollout or empty. */
  stage: 'choose' | 'playing-sample' | 'ready';
  progress: { done: number; total: number; says: string } | undefined;
  /** The sample is over and can go on by a quarter. */
  playsOn: boolean;
  now: string;
  people: PagePerson[];
  actingAs: string;
  conversations: PageConversation[];
  conversationId: string;
  messages: PageMessage[];
  home: PageView | undefined;
  /** Bottom first; the last one is on top and has the keyboard. */
  modals: PageView[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
  /** What happened on the way of the last journey in time: "3 nudges, 1 digest". */
  journey: string | undefined;
  /** Who was sent a direct message on the way of the last journey, most first. */
  received: Received[];
  /** Three things to try after the sample; empty before it and once dismissed. */
  trials: Trial[];
  /** A suggestion of what to try next as this person. */
  coach: string | undefined;
  /** A sentence about the last thing that went wrong on the way to the bot ("The bot did not answer in 3 s"). */
  notice: string | undefined;
};

export type PressSource =
  | { kind: 'message'; conversation: string; ts: string }
  | { kind: 'home' }
  | { kind: 'modal'; viewId: string };

/** Slack's `view.state.values`: block_id -> action_id -> element state. */
export type ViewState = Record<string, Record<string, Record<string, unknown>>>;

export type Act =
  | { act: 'start'; with: 'sample' | 'empty' | 'quarter' }
  | { act: 'stop-sample' }
  | { act: 'say'; as: string; conversation: string; text: string; threadTs?: string }
  | { act: 'command'; as: string; conversation: string; command: string; text: string }
  | {
      act: 'press';
      as: string;
      source: PressSource;
      blockId: string;
      actionId: string;
      /** The element's state as Slack would send it: {type:'button', value} or {type:'static_select', selected_option}… */
      element: Record<string, unknown>;
      /** Values of the other inputs on the same surface. */
      state?: ViewState;
    }
  | { act: 'submit'; as: string; viewId: string; state: ViewState }
  | { act: 'close'; as: string; viewId: string; all?: boolean }
  | {
      act: 'shortcut';
      as: string;
      callbackId: string;
      message?: { conversation: string; ts: string };
    }
  | { act: 'open-home'; as: string }
  | { act: 'read'; as: string; conversation: string }
  | { act: 'join'; as: string; conversation: string; who: 'me' | 'bot' }
  | { act: 'upload'; as: string; conversation: string; name: string; content: string }
  | {
      act: 'options';
      as: string;
      source: PressSource;
      blockId: string;
      actionId: string;
      query: string;
    }
  | { act: 'status'; as: string; text: string; until: string | undefined }
  | { act: 'pause'; as: string; until: string | undefined }
  | { act: 'deactivate'; who: string }
  | { act: 'travel'; by: 'hour' | 'day' | 'week' }
  | { act: 'dismiss-coach'; as: string }
  | { act: 'dismiss-trials' }
  /** Sets this world and the app's data aside, and begins with the first choice again. */
  | { act: 'start-over' };

export type ActOutcome =
  | { ok: true; options?: { text: string; value: string }[] }
  | { ok: false; error: string };
