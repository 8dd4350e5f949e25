import { sayCount } from '../../../platform/words.ts';
import type { EntryText } from './entry.ts';

export const ENTRY_TITLE_LIMIT = 120;
/** All Markdown of one message together holds 12,000 characters. */
export const ENTRY_BODY_LIMIT = 11_500;
export const WORKFLOW_LIMIT = 60;
export const SYNONYMS_LIMIT = 20;
export const SYNONYM_LENGTH_LIMIT = 60;

export type EntryProblem =
  | { kind: 'empty-title' }
  | { kind: 'title-too-long'; length: number }
  | { kind: 'empty-workflow' }
  | { kind: 'workflow-too-long'; length: number }
  | { kind: 'empty-body' }
  | { kind: 'body-too-long'; length: number }
  | { kind: 'unsafe-link'; link: string }
  | { kind: 'too-many-synonyms'; count: number }
  | { kind: 'synonym-too-long'; synonym: string };

/** What keeps a text from being stored, whether it was typed into a form or read from a file. */
export function entryProblems({
  title,
  body,
  workflow,
  synonyms,
}: Pick<EntryText, 'title' | 'body' | 'synonyms'> & { workflow: string }): EntryProblem[] {
  const problems: EntryProblem[] = [];
  const long = synonyms.find((synonym) => synonym.length > SYNONYM_LENGTH_LIMIT);
  const link = findUnsafeLink(body);
  if (title.trim() === '') problems.push({ kind: 'empty-title' });
  if (title.length > ENTRY_TITLE_LIMIT) {
    problems.push({ kind: 'title-too-long', length: title.length });
  }
  if (workflow.trim() === '') problems.push({ kind: 'empty-workflow' });
  if (workflow.length > WORKFLOW_LIMIT) {
    problems.push({ kind: 'workflow-too-long', length: workflow.length });
  }
  if (body.trim() === '') problems.push({ kind: 'empty-body' });
  if (body.length > ENTRY_BODY_LIMIT) {
    problems.push({ kind: 'body-too-long', length: body.length });
  }
  if (link !== undefined) problems.push({ kind: 'unsafe-link', link });
  if (synonyms.length > SYNONYMS_LIMIT) {
    problems.push({ kind: 'too-many-synonyms', count: synonyms.length });
  }
  if (long !== undefined) problems.push({ kind: 'synonym-too-long', synonym: long });
  return problems;
}

/** The problem in one sentence, with how to do it right. */
export function sayEntryProblem(problem: EntryProblem): string {
  switch (problem.kind) {
    case 'empty-title':
      return 'The title is missing: write what people would look for.';
    case 'title-too-long':
      return `The title has ${problem.length} characters: use at most ${ENTRY_TITLE_LIMIT}.`;
    case 'empty-workflow':
      return 'The workflow is missing: say what work the entry is about.';
    case 'workflow-too-long':
      return `The workflow has ${problem.length} characters: use at most ${WORKFLOW_LIMIT}.`;
    case 'empty-body':
      return 'The text is missing: an entry needs more than a title.';
    case 'body-too-long':
      return `The text has ${problem.length} characters, and people read at most ${ENTRY_BODY_LIMIT} at once: make two entries of it.`;
    case 'unsafe-link':
      return `The link “${problem.link}” could run a program: use one that begins with https://.`;
    case 'too-many-synonyms':
      return `There are ${sayCount(problem.count, 'other word')}: keep the ${SYNONYMS_LIMIT} that people use most.`;
    case 'synonym-too-long':
      return `“${problem.synonym.slice(0, 40)}…” is too long for another word: use at most ${SYNONYM_LENGTH_LIMIT} characters.`;
  }
}

const ENTITIES: Record<string, string> = { colon: ':', tab: '\t', newline: '\n' };
const PROGRAMS = /(?:\]\(|\]:|<|(?:href|src)=["']?)(\s*(?:javascript|vbscript|data):[^\s)>"']*)/i;

/** The first link that would run something instead of opening a page, however it is disguised. */
export function findUnsafeLink(markdown: string): string | undefined {
  const plain = markdown
    .replace(/&#(?:x([0-9a-f]+)|([0-9]+));?/gi, (_whole, hex: string | undefined, decimal) =>
      letterOf(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(
      /&(colon|tab|newline);/gi,
      (_whole, name: string) => ENTITIES[name.toLowerCase()] ?? '',
    )
    .replace(/\p{Cc}/gu, (control) => (control === '\n' ? '\n' : ''));
  const target = (text: string) => PROGRAMS.exec(text)?.[1]?.trim().slice(0, 60);
  return target(plain) ?? target(plain.replaceAll('\n', ''));
}

function letterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
