import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { peopleFinder } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import { listEntries } from '../core/entries.store.ts';
import { slugOf } from '../core/entry.ts';
import { findFileText, saveFile } from './entry-folder.store.ts';
import { type Conflict, firstDifference } from './file-conflict.ts';
import { listKnownFiles, saveExportedFile } from './files.store.ts';
import { getOurFile } from './our-file.store.ts';

export type ExportOutcome =
  | { kind: 'conflicts'; conflicts: readonly Conflict[] }
  | { kind: 'outside'; path: string }
  | { kind: 'exported'; written: number; unchanged: number };

/**
 * Writes every entry into its file, or none: a file that was changed since it was last read or written is a
 * conflict, and nothing is overwritten. From now on both sides are compared with what is written here.
 */
export function exportFolder(
  request: RolloutRequest,
  { folder, isByWorkflow }: { folder: string; isByWorkflow: boolean },
): ExportOutcome {
  const { database, rolloutId } = request;
  return write(database, (): ExportOutcome => {
    const known = listKnownFiles(database, rolloutId);
    const named = peopleFinder(database);
    const plan = listEntries(database, rolloutId).flatMap((entry) => {
      const file = known.get(entry.number);
      const ours = getOurFile({ database, named }, entry, file);
      if (ours === undefined) return [];
      const fresh = `${isByWorkflow ? `${slugOf(entry.workflow)}/` : ''}${entry.id}.md`;
      const path = file?.path ?? fresh;
      const text = ours.text;
      const there = findFileText(folder, path);
      const isOurs = there === undefined || mayWrite(there, [text, file?.base, file?.source]);
      return [{ entry, path, text, there, isOurs }];
    });
    const conflicts = plan.flatMap(({ entry, path, text, there, isOurs }): Conflict[] =>
      !isOurs && there !== undefined
        ? [{ path, id: entry.id, ...firstDifference(text, there) }]
        : [],
    );
    if (conflicts.length > 0) return { kind: 'conflicts', conflicts };
    let written = 0;
    for (const { entry, path, text, there } of plan) {
      if (there !== text) {
        if (!saveFile(folder, path, text)) return { kind: 'outside', path };
        written += 1;
      }
      saveExportedFile(database, entry.number, { path, source: text, ownerId: entry.ownerId });
    }
    record(request, {
      act: 'core-files.export',
      subject: `rollout:${rolloutId}`,
      says: `${sayCount(plan.length, 'entry', 'entries')} of the Intelligence Core ${plan.length === 1 ? 'was' : 'were'} exported into a folder of files.`,
      after: { entries: plan.length, written },
      isNews: false,
    });
    return { kind: 'exported', written, unchanged: plan.length - written };
  });
}

/** A file that is as we last wrote or read it, or says the same as we do, may be written over. */
function mayWrite(there: string, known: readonly (string | undefined)[]): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, '\n');
  return known.some((text) => text !== undefined && plain(text) === plain(there));
}
