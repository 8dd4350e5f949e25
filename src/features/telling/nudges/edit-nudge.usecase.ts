import { enqueueEdit } from '../../../platform/outbox/outbox.ts';
import type { Request } from '../../../platform/request.ts';
import type { Owed } from '../obligations/owed.ts';
import { getShownNudge } from './nudge-message.store.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { markNudgeEdited, type NudgeRow } from './nudges.store.ts';

/** Shows the message as things stand now; it pings nobody. */
export function editNudge(request: Request, nudge: NudgeRow, owed: Owed): void {
  const edits = markNudgeEdited(request.database, nudge.key);
  enqueueEdit(request, {
    key: `nudge-edit:${nudge.key}:${edits}`,
    of: nudge.key,
    message: nudgeMessage(getShownNudge(request, nudge, owed)),
  });
}
