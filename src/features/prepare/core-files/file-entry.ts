import type { EntryKind, EntryStatus } from '../core/entry.ts';
import type { Version } from '../lessons/lesson.ts';

/** What a file says of an entry. */
export type FileEntry = {
  id: string;
  kind: EntryKind;
  title: string;
  workflow: string;
  /** As it is written: a Slack id, a name or an e-mail address. */
  owner: string | undefined;
  status: EntryStatus;
  version: Version;
  reviewOn: Temporal.PlainDate | undefined;
  synonyms: readonly string[];
  constraints: readonly string[];
  lessons: readonly string[];
  body: string;
};

/** A mistake in a file, in a sentence that says how to do it right. */
export type FileMistake = { file: string; line: number; text: string };
export type Report = (line: number, text: string) => void;
