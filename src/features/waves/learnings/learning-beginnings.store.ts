/* A learning that is written down for good: it begins an entry of the Intelligence Core. */
import type { Database } from '../../../platform/database.ts';
import type { LearningId, RolloutId } from '../../../platform/ids.ts';
import type { EntryBeginning } from '../../contract/entry-source.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { findLearning } from './learnings.store.ts';

/** A learning as the beginning of an entry of the Core. */
export function findBeginning(
  { database, rolloutId }: { database: Database; rolloutId: RolloutId },
  id: string,
): EntryBeginning | undefined {
  const learning = findLearning(database, rolloutId, id as LearningId);
  if (learning === undefined) return undefined;
  const { what, cause, action, teamId } = learning;
  const workflows = findTeam(database, rolloutId, teamId)?.workflows ?? [];
  const parts = [what, cause, action?.what ?? ''].map((part) => part.trim());
  return {
    title: what.replace(/\s+/g, ' ').slice(0, 80).trim(),
    words: parts.filter((part) => part !== '').join('\n\n'),
    workflow: workflows.length === 1 ? workflows[0] : undefined,
    kind: 'edge-case',
  };
}
