import { type Database, write } from '../../../platform/database.ts';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';
import { enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { awayByStatus } from '../../teams/calendars/away-status.ts';
import { youCoverMessage } from './absences.view.ts';
import { coversOf } from './say-away.usecase.ts';

/** A champion's Slack status says away: whoever stands in learns it, once for each absence. */
export function noticeStatus(
  database: Database,
  changed: { workspaceId: WorkspaceId; userId: string },
  now: Temporal.Instant,
): void {
  const userId = changed.userId as UserId;
  const person = findPerson(database, userId);
  if (person === undefined || person.isDeactivated) return;
  const status = { text: person.statusText, until: person.statusUntil ?? undefined };
  const dates = awayByStatus(status, person.timeZone, now);
  if (dates === undefined) return;
  write(database, () => {
    for (const { id: rolloutId } of listOpenRollouts(database)) {
      const at = { now, today: dates.fromOn };
      for (const { teamName, standInId, key } of coversOf(database, rolloutId, userId, dates, at)) {
        if (standInId === undefined) continue;
        const message = youCoverMessage(person.name, teamName, dates, dates.fromOn);
        const { workspaceId } = changed;
        enqueueMessageEntry(database, { key, workspaceId, rolloutId, now, to: standInId, message });
      }
    }
  });
}
