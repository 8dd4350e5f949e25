import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { listActiveHolders } from '../../rollout/rollouts/rollouts.store.ts';
import { listPublished } from '../core/entries.store.ts';
import { workflowKey } from '../core/entry.ts';
import { listFound } from './found-entries.store.ts';
import { gapsIn, type SearchGap } from './search-gap.ts';
import { listUnanswered } from './searches.store.ts';

const ASKED_AGAIN_MAX = 60;

/** Questions that the Core does not answer to this day, the most frequent first. */
export function listGaps(context: ReadContext): readonly SearchGap[] {
  const { database, rolloutId } = context;
  return rememberAsHeard(context, 'core gaps', (look) =>
    gapsIn(listUnanswered(database, rolloutId))
      .slice(0, ASKED_AGAIN_MAX)
      .filter(({ words }) => listFound(look, { words, limit: 1 }).found.length === 0),
  );
}

export function findGap(context: ReadContext, key: string): SearchGap | undefined {
  return listGaps(context).find((gap) => gap.key === key);
}

/** Who answers for a workflow; the leads where nobody does. */
export function listWorkflowOwners(
  context: ReadContext,
  workflow: string | undefined,
): readonly UserId[] {
  const owner = findWorkflowOwner(context, workflow);
  const { database, rolloutId } = context;
  return owner === undefined ? listActiveHolders(database, rolloutId, 'lead') : [owner];
}

/** Who keeps most of what the Core says of a workflow right, of those who are still here: its owner. */
export function findWorkflowOwner(
  { database, rolloutId }: ReadContext,
  workflow: string | undefined,
): UserId | undefined {
  const counts = new Map<UserId, number>();
  for (const entry of listPublished(database, rolloutId)) {
    if (workflow === undefined || workflowKey(entry.workflow) !== workflowKey(workflow)) continue;
    if (findPerson(database, entry.ownerId)?.isDeactivated !== false) continue;
    counts.set(entry.ownerId, (counts.get(entry.ownerId) ?? 0) + 1);
  }
  const most = Math.max(0, ...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0];
}
