import { clamp } from '../../../platform/slack/blocks.ts';
import { titleOf } from './entry.ts';
import type { DraftRefusal } from './entry-draft.ts';
import { type EntryProblem, sayEntryProblem } from './entry-problem.ts';

/** Each reason why a draft was not stored, beside the field where it can be mended; `textField` is its first. */
export function refusalFields(refusal: DraftRefusal, textField: string): Record<string, string> {
  switch (refusal.kind) {
    case 'problems':
      return Object.fromEntries(
        refusal.problems.map((problem) => [
          fieldOf(problem) ?? textField,
          sayEntryProblem(problem),
        ]),
      );
    case 'twin':
      return {
        title: `“${clamp(titleOf(refusal.twin), 60)}” is in the Core for this work already: change that entry, or say in the title what is different.`,
      };
    case 'owner-left':
      return {
        owner: `${refusal.name} has no active account here. Choose someone else.`,
      };
    case 'reviewer-left':
      return {
        reviewer: `${refusal.name} has no active account here. Choose someone else.`,
      };
    case 'own-reviewer':
      return {
        reviewer: 'Choose someone other than yourself: the point is a second pair of eyes.',
      };
    case 'nothing-changed':
      return { title: 'You haven’t changed anything yet. Change something, or press Cancel.' };
  }
}

/** The field that a problem belongs to; undefined for those of the text. */
function fieldOf({ kind }: EntryProblem): string | undefined {
  switch (kind) {
    case 'empty-title':
    case 'title-too-long':
      return 'title';
    case 'empty-workflow':
    case 'workflow-too-long':
      return 'workflow';
    case 'too-many-synonyms':
    case 'synonym-too-long':
      return 'synonyms';
    case 'empty-body':
    case 'body-too-long':
    case 'unsafe-link':
      return undefined;
  }
}
