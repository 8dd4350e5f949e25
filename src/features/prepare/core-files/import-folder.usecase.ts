import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Person, peopleFinder } from '../../../platform/slack/directory.ts';
import { sayCount } from '../../../platform/words.ts';
import { findEntry } from '../core/entries.store.ts';
import { takeEntry } from '../core/take-entry.usecase.ts';
import { type EntryFile, parseEntryFile } from './entry-file.ts';
import type { Folder } from './entry-folder.store.ts';
import { type Conflict, compareSides, firstDifference } from './file-conflict.ts';
import type { FileMistake } from './file-entry.ts';
import { type KnownFile, listKnownFiles, saveReadFile } from './files.store.ts';
import {
  findOwner,
  listClashes,
  listUnknownNames,
  statusMistake,
  textMistakes,
} from './import-checks.store.ts';
import { getOurFile } from './our-file.store.ts';

export type ImportOutcome =
  | { kind: 'mistakes'; mistakes: readonly FileMistake[] }
  | { kind: 'conflicts'; conflicts: readonly Conflict[] }
  | {
      kind: 'imported';
      added: readonly string[];
      changed: readonly string[];
      unchanged: number;
      /** Entries that were changed here and not in the folder: nothing was taken from their files. */
      ours: readonly string[];
      unknownNames: readonly string[];
    };

type Taken = 'added' | 'changed' | 'unchanged' | 'ours';

/** Takes a whole folder in, or nothing of it. */
export function importFolder(
  request: RolloutRequest,
  { folder, owner }: { folder: Folder; owner: UserId | undefined },
): ImportOutcome {
  const { database, rolloutId } = request;
  const read = folder.pages.map(({ path, bytes }) => parseEntryFile(path, bytes));
  const given = read.flatMap((one) => ('file' in one ? [one.file] : []));
  const mistakes = [
    ...folder.mistakes,
    ...read.flatMap((one) => ('mistakes' in one ? one.mistakes : [])),
  ];
  return write(database, (): ImportOutcome => {
    const known = listKnownFiles(database, rolloutId);
    const named = peopleFinder(database);
    const owned = given.map((file) => ({ file, owner: findOwner(named, file, owner) }));
    const plan = given.map((file) => planFile({ request, named, known }, file));
    const all = [
      ...mistakes,
      ...given.flatMap(textMistakes),
      ...listClashes(database, rolloutId, given),
      ...owned.flatMap((one) => (typeof one.owner === 'string' ? [] : [one.owner])),
      ...plan.flatMap(({ file, ours }) => statusMistake(file, ours?.entry) ?? []),
    ];
    if (all.length > 0) return { kind: 'mistakes', mistakes: all.toSorted(byPlace) };
    const conflicts = plan.flatMap((one) =>
      one.what === 'conflict' && one.ours !== undefined
        ? [conflictOf(one.file, one.ours.text)]
        : [],
    );
    if (conflicts.length > 0) return { kind: 'conflicts', conflicts };
    const taken = plan.map((one, index): Taken => {
      const to = owned[index]?.owner;
      if (one.what === 'ours' || typeof to !== 'string') return 'ours';
      const number = one.ours?.entry.number;
      if (one.what === 'same' && number !== undefined) {
        saveReadFile(database, number, { ...one.file, ownerId: to });
        return 'unchanged';
      }
      const { file } = one;
      const note = `Imported from ${file.path}`;
      const { number: taking, isNew } = takeEntry(request, {
        entry: file.entry,
        ownerId: to,
        note,
      });
      saveReadFile(database, taking, { ...file, ownerId: to });
      return isNew ? 'added' : 'changed';
    });
    const idsOf = (what: Taken) =>
      given.flatMap(({ entry }, index) => (taken[index] === what ? [entry.id] : []));
    const outcome = {
      kind: 'imported' as const,
      added: idsOf('added'),
      changed: idsOf('changed'),
      unchanged: idsOf('unchanged').length,
      ours: idsOf('ours'),
      unknownNames: listUnknownNames(database, rolloutId, given),
    };
    const { added, changed } = outcome;
    if (added.length + changed.length > 0) {
      record(request, {
        act: 'core-files.import',
        subject: `rollout:${rolloutId}`,
        says: `${sayCount(added.length, 'entry was', 'entries were')} added to the Intelligence Core from a folder of files, and ${sayCount(changed.length, 'entry', 'entries')} changed.`,
        after: { added, changed },
        isNews: false,
      });
    }
    return outcome;
  });
}

function byPlace(a: FileMistake, b: FileMistake): number {
  if (a.file === b.file) return a.line - b.line;
  return a.file < b.file ? -1 : 1;
}

type Planning = {
  request: RolloutRequest;
  named: (typed: string) => Person[];
  known: ReadonlyMap<number, KnownFile>;
};

/** Without an export the file as it was last read is what both sides are compared with. */
function planFile({ request, named, known }: Planning, file: EntryFile) {
  const { database, rolloutId } = request;
  const entry = findEntry(database, rolloutId, file.entry.id);
  if (entry === undefined) return { file, ours: undefined, what: 'theirs' as const };
  const before = known.get(entry.number);
  const ours = getOurFile({ database, named }, entry, before);
  const text = ours?.text ?? '';
  const base = before?.base ?? before?.source;
  const rendered =
    before === undefined
      ? getOurFile({ database, named }, entry, { ...file, ownerId: entry.ownerId })?.text
      : text;
  const what = compareSides({ base, ours: rendered ?? text, theirs: file.source });
  return { file, ours: { entry, text: rendered ?? text }, what };
}

function conflictOf({ path, entry, source }: EntryFile, ours: string): Conflict {
  return { path, id: entry.id, ...firstDifference(ours, source) };
}
