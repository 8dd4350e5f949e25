import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { isInOffice } from '../champions/champion.ts';
import { findBuddyId, findChampion } from '../champions/champions.store.ts';
import { addTick, findTick, listTicked } from './first-week.store.ts';
import { type FirstWeekItem, firstWeekItems, itemsLeft } from './first-week.ts';

export type TickOutcome =
  | { kind: 'ticked'; text: string; left: number }
  | { kind: 'already-ticked'; at: Temporal.Instant }
  | { kind: 'not-yours' }
  | { kind: 'no-such-item' };

/** Somebody in their first week has done one of its things. */
export function tickFirstWeek(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; championId: string; item: FirstWeekItem },
  now: Temporal.Instant,
): TickOutcome {
  return write(database, (): TickOutcome => {
    const { acting, rolloutId, championId } = input;
    const champion = findChampion(database, rolloutId, championId);
    const item = firstWeekItems.find(({ name }) => name === input.item);
    if (champion === undefined || item === undefined || !isInOffice(champion))
      return { kind: 'no-such-item' };
    if (champion.personId !== acting.userId) return { kind: 'not-yours' };
    const at = findTick(database, championId, item.name);
    if (at !== undefined) return { kind: 'already-ticked', at };
    addTick(database, { rolloutId, championId, item: item.name, tickedAt: now });
    recordEntry(database, {
      workspaceId: acting.workspaceId,
      rolloutId,
      at: now,
      actor: acting.userId,
      act: 'first-week.tick',
      subject: `champion:${championId}`,
      says: `${mention(acting.userId)} did in their first week: ${item.text}.`,
      isNews: false,
    });
    const hasBuddy = findBuddyId(database, championId) !== undefined;
    const left = itemsLeft(listTicked(database, championId), hasBuddy).length;
    return { kind: 'ticked', text: item.text, left };
  });
}
