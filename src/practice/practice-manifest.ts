import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

/** What the app's manifest allows it: its scopes, commands, shortcuts and events. */
export type PracticeManifest = {
  /** undefined: every scope is granted. */
  scopes: string[] | undefined;
  commands: { command: string; description: string; usageHint: string; shouldEscape: boolean }[];
  /** Without a manifest any command may be typed. */
  anyCommand: boolean;
  shortcuts: {
    name: string;
    callbackId: string;
    type: 'message' | 'global';
    description: string;
  }[];
  /** undefined: the bot hears every event. */
  botEvents: string[] | undefined;
  homeTab: boolean;
  messagesTab: boolean;
};

export const permissiveManifest: PracticeManifest = {
  scopes: undefined,
  commands: [],
  anyCommand: true,
  shortcuts: [],
  botEvents: undefined,
  homeTab: true,
  messagesTab: true,
};

const manifestFile = z.object({
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
        })
        .default({ home_tab_enabled: false, messages_tab_enabled: false }),
      slash_commands: z
        .array(
          z.object({
            command: z.string(),
            description: z.string().default(''),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
      shortcuts: z
        .array(
          z.object({
            name: z.string(),
            type: z.enum(['global', 'message']),
            callback_id: z.string(),
            description: z.string().default(''),
          }),
        )
        .default([]),
    })
    .prefault({}),
  oauth_config: z
    .object({
      scopes: z
        .object({
          bot: z.array(z.string()).default([]),
          bot_optional: z.array(z.string()).default([]),
        })
        .prefault({}),
    })
    .prefault({}),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
    })
    .prefault({}),
});

/** Reads an app manifest as Slack would; optional scopes count as granted unless refused. */
export function parseManifest(yaml: string, refusedScopes: string[] = []): PracticeManifest {
  const file = manifestFile.parse(parse(yaml));
  const { bot, bot_optional: optional } = file.oauth_config.scopes;
  return {
    scopes: [...bot, ...optional].filter((scope) => !refusedScopes.includes(scope)),
    commands: file.features.slash_commands.map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint,
      shouldEscape: command.should_escape,
    })),
    anyCommand: false,
    shortcuts: file.features.shortcuts.map((shortcut) => ({
      name: shortcut.name,
      callbackId: shortcut.callback_id,
      type: shortcut.type,
      description: shortcut.description,
    })),
    botEvents: file.settings.event_subscriptions.bot_events,
    homeTab: file.features.app_home.home_tab_enabled,
    messagesTab: file.features.app_home.messages_tab_enabled,
  };
}

export function readManifest(path: string | URL, refusedScopes: string[] = []): PracticeManifest {
  return parseManifest(readFileSync(path, 'utf8'), refusedScopes);
}
