import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { button, context, esc, type Message, section } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount } from '../../../platform/words.ts';
import { type Entry, entryKindTitles, titleOf } from './entry.ts';
import { sayStanding } from './entry-words.ts';
import { entryValue, OPEN_EDIT } from './review-messages.view.ts';

const SHOWN = 8;

/** Entries that somebody may have meant, each with the button that opens its form. */
export function entriesMessage(
  rolloutId: RolloutId,
  found: { kind: 'own' | 'several'; entries: readonly Entry[]; typed: string },
  nameOf: (userId: UserId) => string,
): Message {
  const { entries, kind, typed } = found;
  const text = sayFound(kind, entries.length, typed);
  const more = entries.length - SHOWN;
  return {
    text,
    blocks: [
      section(text),
      ...entries
        .slice(0, SHOWN)
        .map((entry) =>
          section(
            `*${esc(titleOf(entry))}*\n${capitalised(entryKindTitles[entry.kind])} for ${esc(entry.workflow)} · ${sayStanding(entry)} · ${esc(nameOf(entry.ownerId))}`,
            button('Change', OPEN_EDIT, entryValue(rolloutId, entry.id)),
          ),
        ),
      ...(more > 0 ? [context(`And ${more} more: add a word of the title to the command.`)] : []),
    ],
  };
}

function sayFound(kind: 'own' | 'several', count: number, typed: string): string {
  if (kind === 'own') {
    return count === 0
      ? 'You keep no entry of the Intelligence Core yet. `/core edit <words of its title>` finds any other, and `/core add` begins a new one.'
      : `You keep ${sayCount(count, 'entry', 'entries')} of the Intelligence Core. \`/core edit <words of its title>\` finds any other.`;
  }
  return count === 0
    ? `I found no entry that is called “${esc(typed)}”. \`/core add\` writes it down.`
    : `Which one do you mean by “${esc(typed)}”?`;
}
