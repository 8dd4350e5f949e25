import { write } from '../../../platform/database.ts';
import { enqueueNews, settleNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
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
  request: RolloutRequest,
  { thanksId, agrees }: { thanksId: string; agrees: boolean },
): NoteOutcome {
  const { database, rolloutId, acting } = request;
  return write(database, (): NoteOutcome => {
    const thanks = findThanks(database, rolloutId, thanksId);
    if (thanks === undefined || thanks.toId !== acting.userId) return { kind: 'not-yours' };
    if (thanks.note !== 'asked')
      return { kind: 'already-settled', agreed: thanks.note === 'agreed' };
    const managerId = findManagerOf(database, rolloutId, thanks.toId);
    if (agrees && managerId === undefined) return { kind: 'no-manager' };
    markNote(database, thanks.id, agrees ? 'agreed' : 'kept');
    const fromName = findName(database, thanks.fromId);
    const toId = agrees ? managerId : undefined;
    if (toId !== undefined) {
      const message = managerNoteMessage(thanks, acting.name, fromName);
      enqueueNews(request, { key: `thanks.note:${thanks.id}`, to: toId, message });
    }
    const message = noteSettledMessage(thanks, fromName, toId && findName(database, toId));
    settleNews(database, thanksKey(thanks), message);
    return { kind: 'settled', message };
  });
}
