import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { writeIfPossible } from '../../../platform/storage-health.ts';
import { listTeamsOf } from '../../teams/teams/teams.store.ts';
import { type FoundEntry, listFound } from './found-entries.store.ts';
import type { SearchFilter } from './search.store.ts';
import type { SearchDoor } from './search-gap.ts';
import { addSearch } from './searches.store.ts';

export type SearchOutcome =
  | { kind: 'found'; found: readonly FoundEntry[] }
  /** Remembered as a question that the Core does not answer. */
  | { kind: 'gap' }
  /** Signs and small words alone: nothing that could be looked for. */
  | { kind: 'no-words' };

export const WORDS_MAX = 200;

/** Looks for an answer; what finds none is remembered without who asked. */
export function searchCore(
  request: RolloutRequest,
  input: { words: string; filter?: SearchFilter; door: SearchDoor },
): SearchOutcome {
  const { database, rolloutId, now } = request;
  const words = input.words.trim().slice(0, WORDS_MAX);
  const { found, gapKey } = listFound(request, { words, filter: input.filter });
  if (found.length > 0) return { kind: 'found', found };
  if (gapKey === '') return { kind: 'no-words' };
  const workflow = input.filter?.workflow ?? workflowOf(request);
  const search = { gap: gapKey, words, workflow, door: input.door, searchedAt: now };
  writeIfPossible(() => write(database, () => addSearch(database, rolloutId, search)));
  return { kind: 'gap' };
}

/** The work of whoever asks, where their teams leave no doubt about it. */
function workflowOf({ database, rolloutId, acting }: RolloutRequest): string | undefined {
  if (acting.userId === 'groundswell') return undefined;
  const teams = listTeamsOf(database, rolloutId, acting.userId);
  const workflows = new Set(teams.flatMap((team) => team.workflows));
  return workflows.size === 1 ? [...workflows][0] : undefined;
}
