/* What the Core lacks, thing by thing, as an override is bound to it. */
import type { Finding } from '../../contract/criterion.ts';
import { type EntryKind, entryKindTitles, workflowKey } from '../core/entry.ts';

export function cellFound({ workflow, kind }: { workflow: string; kind: EntryKind }): Finding {
  const says = `No ${entryKindTitles[kind]} for ${workflow}`;
  return { about: workflowKey(workflow), lack: kind, says };
}

export function teamFound(name: string): Finding {
  return { about: name, lack: 'work', says: `Nobody has said what ${name} would use it for` };
}

type Titled = { id: string; published?: { title: string } | undefined };

export function staleFound({ id, published }: Titled): Finding {
  return { about: id, lack: 'verified', says: `“${published?.title ?? ''}” is not verified` };
}

export function orphansFound(
  unanswered: readonly string[],
  untaught: readonly Titled[],
): Finding[] {
  return [
    ...unanswered.map((text) => ({ about: text, lack: 'entry', says: `No entry for “${text}”` })),
    ...untaught.map(({ id, published }) => ({
      about: id,
      lack: 'lesson',
      says: `No lesson for “${published?.title ?? ''}”`,
    })),
  ];
}
