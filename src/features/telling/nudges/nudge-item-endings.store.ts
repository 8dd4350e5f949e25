import { and, eq } from 'drizzle-orm';
import type { Database } from '../../../platform/database.ts';
import type { Ending } from '../../contract/ending.ts';
import type { NudgeItem } from './nudges.store.ts';
import { nudgeItemsTable } from './nudges.table.ts';

/** Writes down how and when something in a message ended. */
export function markItemEnded(
  database: Database,
  key: string,
  item: Pick<NudgeItem, 'obligationKey' | 'aboutId'>,
  { on, ending }: { on: Temporal.PlainDate; ending: Ending },
): void {
  const by = ending.kind === 'done' ? ending.by : ending.kind === 'moved' ? ending.to : undefined;
  const endingWhy = ending.kind === 'needless' ? ending.why : '';
  database
    .update(nudgeItemsTable)
    .set({ isOpen: false, doneOn: on, doneBy: by ?? null, ending: ending.kind, endingWhy })
    .where(
      and(
        eq(nudgeItemsTable.nudgeKey, key),
        eq(nudgeItemsTable.obligationKey, item.obligationKey),
        eq(nudgeItemsTable.aboutId, item.aboutId),
        eq(nudgeItemsTable.isOpen, true),
      ),
    )
    .run();
}
