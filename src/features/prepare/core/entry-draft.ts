import type { UserId } from '../../../platform/ids.ts';
import type { ChangeSize, Entry, EntryRevision, EntryText } from './entry.ts';
import type { EntryProblem } from './entry-problem.ts';

/** What somebody writes: a first text, or a change of a known one. */
export type EntryDraft = EntryText & {
  workflow: string;
  size: ChangeSize;
  note: string;
  /** Who is asked to look at it; undefined while the writer goes on. */
  reviewerId: UserId | undefined;
};

/** Why it was not stored; all of it can be mended in the form. */
export type DraftRefusal =
  | { kind: 'problems'; problems: readonly EntryProblem[] }
  | { kind: 'twin'; twin: Entry }
  | { kind: 'owner-left'; name: string }
  | { kind: 'reviewer-left'; name: string }
  | { kind: 'own-reviewer' }
  | { kind: 'nothing-changed' };

/** Somebody else saved in between; both versions are shown, and the second chooses. */
export type SaveDraftRefusal =
  | DraftRefusal
  | { kind: 'changed-meanwhile'; entry: Entry; theirs: EntryRevision };
