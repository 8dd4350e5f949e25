import type { Act, PageState } from '../../page-api.ts';

/** A typed line as an act: a slash command, or something said. */
export function actOf(
  typed: string,
  seen: PageState,
  conversation: string,
  threadTs: string | undefined,
): Act {
  const text = typed.trim();
  const as = seen.actingAs;
  const command = /^(\/[\w-]+)(?:\s+([\s\S]*))?$/.exec(text);
  if (command?.[1] && !threadTs) {
    return { act: 'command', as, conversation, command: command[1], text: command[2] ?? '' };
  }
  return { act: 'say', as, conversation, text, ...(threadTs ? { threadTs } : {}) };
}
