import type { RolloutRequest } from '../../../platform/request.ts';
import { listEntries } from './entries.store.ts';
import { type Entry, titleOf, workflowKey } from './entry.ts';
import { listNearEntries } from './near-entries.store.ts';

export type FoundEntries =
  | { kind: 'one'; entry: Entry }
  | { kind: 'several'; entries: readonly Entry[] }
  | { kind: 'own'; entries: readonly Entry[] };

/** The entry that somebody means by its id or title; those near to the words; without words, their own. */
export function findByWords(request: RolloutRequest, typed: string): FoundEntries {
  const { database, rolloutId, acting } = request;
  const inUse = listEntries(database, rolloutId).filter(({ retired }) => retired === undefined);
  if (typed === '') {
    const own = inUse.filter(
      ({ ownerId, draft }) => ownerId === acting.userId || draft?.writtenBy === acting.userId,
    );
    return { kind: 'own', entries: own };
  }
  const key = workflowKey(typed);
  const exact = inUse.filter((entry) => entry.id === key || workflowKey(titleOf(entry)) === key);
  const within = inUse.filter((entry) => workflowKey(titleOf(entry)).includes(key));
  const named = exact.length > 0 ? exact : within;
  const [only] = named;
  if (only !== undefined && named.length === 1) return { kind: 'one', entry: only };
  if (named.length > 1) return { kind: 'several', entries: named };
  const near = new Set(listNearEntries(request, typed).map(({ id }) => id));
  return { kind: 'several', entries: inUse.filter(({ id }) => near.has(id)) };
}
