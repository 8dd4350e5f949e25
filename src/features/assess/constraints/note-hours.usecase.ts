import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { getLedgerNotes, saveLedgerNotes } from './constraints.store.ts';

export type NoteHoursOutcome = { kind: 'not-lead' } | { kind: 'noted'; before: number | undefined };

/** Notes how many hours a week people have for the ledger's work, and whose they are. */
export function noteHours(
  request: RolloutRequest,
  { hours, from }: { hours: number; from: string },
): NoteHoursOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): NoteHoursOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const before = getLedgerNotes(database, rolloutId);
    if (before.hoursThatExist === hours && before.hoursFrom === from) {
      return { kind: 'noted', before: before.hoursThatExist };
    }
    const place = { workspaceId: acting.workspaceId, rolloutId };
    saveLedgerNotes(database, place, {
      hoursThatExist: hours,
      hoursFrom: from,
      hoursBy: acting.userId,
      hoursAt: now,
    });
    record(request, {
      act: 'constraints.note-hours',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} noted that ${hours} h a week are available for what the pilot did by hand.`,
      before: { hours: before.hoursThatExist ?? null, from: before.hoursFrom },
      after: { hours, from },
      reason: from,
      isNews: false,
    });
    return { kind: 'noted', before: before.hoursThatExist };
  });
}
