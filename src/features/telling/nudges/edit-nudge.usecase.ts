import type { Database } from '../../../platform/database.ts';
import { enqueueEditEntry } from '../../../platform/outbox/outbox.ts';
import type { Owed } from '../obligations/owed.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { markNudgeEdited, type NudgeRow } from './nudges.store.ts';
import { findShownNudge } from './shown-nudge.store.ts';

/** Shows the message as things stand now; it pings nobody. */
export function editNudge(
  database: Database,
  nudge: NudgeRow,
  owed: Owed,
  now: Temporal.Instant,
): void {
  const edits = markNudgeEdited(database, nudge.key);
  enqueueEditEntry(database, {
    key: `nudge-edit:${nudge.key}:${edits}`,
    workspaceId: nudge.workspaceId,
    rolloutId: undefined,
    now,
    of: nudge.key,
    message: nudgeMessage(findShownNudge(database, nudge, owed, now)),
  });
}
