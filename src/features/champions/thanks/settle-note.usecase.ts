import type { Acting } from '../../../platform/acting.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { findManagerOf, thanksKey } from './give-thanks.usecase.ts';
import { findThanks, markNote } from './thanks.store.ts';
import { managerNoteMessage, noteSettledMessage } from './thanks.view.ts';

export type NoteOutcome =
  | { kind: 'settled'; message: Message }
  | { kind: 'already-settled'; agreed: boolean }
  | { kind: 'not-yours' }
  | { kind: 'no-manager' };

/** The person thanked decides whether their manager hears of it. */
export function settleNote(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; thanksId: string; agrees: boolean },
  now: Temporal.Instant,
): NoteOutcome {
  return write(database, (): NoteOutcome => {
    const { acting, rolloutId, thanksId, agrees } = input;
    const thanks = findThanks(database, rolloutId, thanksId);
    if (thanks === undefined || thanks.toId !== acting.userId) return { kind: 'not-yours' };
    if (thanks.note !== 'asked')
      return { kind: 'already-settled', agreed: thanks.note === 'agreed' };
    const managerId = findManagerOf(database, rolloutId, thanks.toId);
    if (agrees && managerId === undefined) return { kind: 'no-manager' };
    markNote(database, thanks.id, agrees ? 'agreed' : 'kept');
    const fromName = findName(database, thanks.fromId);
    const told = agrees ? managerId : undefined;
    const entry = { workspaceId: acting.workspaceId, rolloutId, now };
    if (told !== undefined) {
      const message = managerNoteMessage(thanks, acting.name, fromName);
      const key = `thanks.note:${thanks.id}`;
      enqueueMessageEntry(database, { ...entry, key, to: told, message });
    }
    const message = noteSettledMessage(thanks, fromName, told && findName(database, told));
    const of = thanksKey(thanks);
    enqueueEditEntry(database, { ...entry, key: `${of}:settled`, of, message });
    return { kind: 'settled', message };
  });
}
