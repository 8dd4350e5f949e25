import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { getLedgerNotes, listConstraints, saveLedgerNotes } from './constraints.store.ts';

export type NoteNoneOutcome =
  | { kind: 'not-lead' }
  | { kind: 'there-are-some'; count: number }
  | { kind: 'noted-already'; by: UserId; reason: string }
  | { kind: 'noted' };

/** No dependency at all is possible; then a lead says in writing why. */
export function noteNone(request: RolloutRequest, { reason }: { reason: string }): NoteNoneOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): NoteNoneOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const count = listConstraints(database, rolloutId).length;
    if (count > 0) return { kind: 'there-are-some', count };
    const before = getLedgerNotes(database, rolloutId).noneBecause;
    if (before !== undefined && before.by !== acting.userId) {
      return { kind: 'noted-already', ...before };
    }
    const place = { workspaceId: acting.workspaceId, rolloutId };
    saveLedgerNotes(database, place, { noneBecause: reason, noneBy: acting.userId, noneAt: now });
    record(request, {
      act: 'constraints.note-none',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} stated that the pilot leant on nothing that would not scale.`,
      before: before ?? null,
      after: { reason },
      reason,
      isNews: true,
    });
    return { kind: 'noted' };
  });
}
