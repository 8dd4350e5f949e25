/* What a form offers to choose from: the work, the constraints and the lessons that there are. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { byText } from '../../../platform/words.ts';
import { listConstraints } from '../../assess/constraints/constraints.store.ts';
import { workflowsInUse } from '../../teams/teams/team.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import { listEntries } from './entries.store.ts';
import { slugOf, workflowKey } from './entry.ts';
import type { EntryChoices } from './entry-form.ts';

export function listEntryChoices(database: Database, rolloutId: RolloutId): EntryChoices {
  return {
    workflows: listWorkflows(database, rolloutId),
    constraints: listConstraints(database, rolloutId)
      .filter(({ closed }) => closed === undefined)
      .map(({ text }) => ({ id: slugOf(text), name: text })),
    lessons: getCurriculumOf(database, rolloutId).lessons.map(({ id, title }) => ({
      id,
      name: title,
    })),
  };
}

/** The work of all teams and entries, each once, in the words of whoever named it first. */
export function listWorkflows(database: Database, rolloutId: RolloutId): string[] {
  const named = [
    ...workflowsInUse(listTeams(database, rolloutId)),
    ...listEntries(database, rolloutId).map(({ workflow }) => workflow),
  ];
  const byKey = new Map<string, string>();
  for (const name of named) {
    if (!byKey.has(workflowKey(name))) byKey.set(workflowKey(name), name);
  }
  return [...byKey.values()].sort(byText);
}
