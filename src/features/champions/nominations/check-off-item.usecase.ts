import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
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
  request: RolloutRequest,
  input: { championId: string; item: FirstWeekItem },
): TickOutcome {
  const { database, acting, rolloutId, now } = request;
  const { championId } = input;
  return write(database, (): TickOutcome => {
    const champion = findChampion(database, rolloutId, championId);
    const item = firstWeekItems.find(({ name }) => name === input.item);
    if (champion === undefined || item === undefined || !isInOffice(champion))
      return { kind: 'no-such-item' };
    if (champion.personId !== acting.userId) return { kind: 'not-yours' };
    const at = findTick(database, championId, item.name);
    if (at !== undefined) return { kind: 'already-ticked', at };
    addTick(database, { rolloutId, championId, item: item.name, tickedAt: now });
    record(request, {
      act: 'first-week.tick',
      subject: `champion:${championId}`,
      says: `${mention(acting.userId)} did in their first week: ${item.text}.`,
      isNews: false,
    });
    const hasBuddy = findBuddyId(database, championId) !== undefined;
    const ticked = listTicked(database, [championId]).get(championId) ?? new Set();
    const left = itemsLeft(ticked, hasBuddy).length;
    return { kind: 'ticked', text: item.text, left };
  });
}
