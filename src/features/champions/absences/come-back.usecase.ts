import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { listAhead, markBack } from './absences.store.ts';

/** Somebody is there again earlier than they said; answers with how many absences that ended. */
export function comeBack(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId },
  at: { now: Temporal.Instant; today: Temporal.PlainDate },
): number {
  return write(database, () => {
    const { acting, rolloutId } = input;
    const ahead = listAhead(database, rolloutId, acting.userId, at.today);
    for (const absence of ahead) markBack(database, absence, at.today, at.now);
    if (ahead.length === 0) return 0;
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: at.now,
      actor: acting.userId,
      act: 'absences.come-back',
      subject: `person:${acting.userId}`,
      says: `${mention(acting.userId)} is back earlier than planned.`,
      isNews: false,
    });
    return ahead.length;
  });
}
