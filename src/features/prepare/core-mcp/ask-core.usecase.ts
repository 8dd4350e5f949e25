import type { RolloutRequest } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { type EntryKind, workflowKey } from '../core/entry.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import { searchCore } from '../core-search/search-core.usecase.ts';
import { type AnsweredEntry, answeredEntry, caseAnswer } from './assistant-answer.ts';

export type AskOutcome =
  | { kind: 'no-such-workflow'; workflows: readonly string[] }
  | {
      kind: 'answered';
      entries: readonly (AnsweredEntry & ReturnType<typeof caseAnswer>)[];
      gap: boolean;
    };

/** A question of an assistant; what finds no answer is noted like anybody's search. */
export function askCore(
  request: RolloutRequest,
  ask: { words: string; workflow: string | undefined; kind?: EntryKind },
): AskOutcome {
  const { database, rolloutId, today } = request;
  const workflows = listWorkflows(database, rolloutId);
  const workflow =
    ask.workflow === undefined
      ? undefined
      : workflows.find((one) => workflowKey(one) === workflowKey(ask.workflow ?? ''));
  if (ask.workflow !== undefined && workflow === undefined) {
    return { kind: 'no-such-workflow', workflows };
  }
  const filter = { workflow, kind: ask.kind };
  const outcome = searchCore(request, { words: ask.words, filter, door: 'assistant' });
  const found = outcome.kind === 'found' ? outcome.found : [];
  return {
    kind: 'answered',
    entries: found.map(({ entry, passage }) => {
      const owner = findName(database, entry.ownerId);
      return { ...answeredEntry(entry, { passage, owner, today }), ...caseAnswer(entry) };
    }),
    gap: outcome.kind === 'gap',
  };
}
