import { and, desc, eq, isNotNull } from 'drizzle-orm';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { Message } from '../../../platform/slack/blocks.ts';
import { getOpenObligations } from '../obligations/obligations.store.ts';
import { owedAsAsked } from '../obligations/owed.ts';
import { getShownNudge } from './nudge-message.store.ts';
import { nudgeMessage } from './nudge-message.view.ts';
import { nudgeItemsTable, nudgesTable } from './nudges.table.ts';

/** The newest message that asked somebody for this, with everything in it as it stands now. */
export function findShownAgain(
  context: ReadContext,
  personId: UserId,
  obligationKey: string,
): Message | undefined {
  const { nudgeKey, aboutId } = nudgeItemsTable;
  const row = context.database
    .select({ nudge: nudgesTable })
    .from(nudgesTable)
    .innerJoin(nudgeItemsTable, eq(nudgeKey, nudgesTable.key))
    .where(
      and(
        eq(nudgesTable.personId, personId),
        eq(aboutId, personId),
        eq(nudgeItemsTable.obligationKey, obligationKey),
        isNotNull(nudgesTable.sentAt),
      ),
    )
    .orderBy(desc(nudgesTable.sentAt))
    .limit(1)
    .get();
  if (row === undefined) return undefined;
  const owed = owedAsAsked(getOpenObligations(context).of);
  return nudgeMessage(getShownNudge(context, row.nudge, owed));
}
