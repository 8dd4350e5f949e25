/* What the file of one of our entries says now. */
import type { Database } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { findName, type Person } from '../../../platform/slack/directory.ts';
import { type Entry, entryStatus } from '../core/entry.ts';
import { FIRST_INTERVAL_DAYS } from '../core/verification.ts';
import { parseEntryFile, tidied } from './entry-file.ts';
import { entryFileText } from './entry-file-text.ts';
import type { FileEntry } from './file-entry.ts';
import type { KnownFile } from './files.store.ts';

/** Whom a name means, found once for many files. */
export type Naming = { database: Database; named: (typed: string) => Person[] };

export type OurFile = { entry: FileEntry; text: string };

/** Undefined for an entry that has no text that could stand in a file. */
export function getOurFile(
  { database, named }: Naming,
  entry: Entry,
  known: Omit<KnownFile, 'base'> | undefined,
): OurFile | undefined {
  const text = entry.published ?? entry.draft;
  if (text === undefined) return undefined;
  const before = known === undefined ? undefined : fileEntryIn(known);
  const reviewOn = entry.verification?.reviewOn ?? before?.reviewOn;
  const isOpen = before !== undefined && before.reviewOn === undefined && isAsPublished(entry);
  const ours: FileEntry = {
    id: entry.id,
    kind: entry.kind,
    title: text.title,
    workflow: entry.workflow,
    owner:
      before !== undefined && known?.ownerId === entry.ownerId
        ? before.owner
        : ownerText({ database, named }, entry.ownerId, before?.owner),
    status: entryStatus(entry),
    version: text.version,
    reviewOn: isOpen ? undefined : reviewOn,
    synonyms: text.synonyms,
    constraints: text.constraints,
    lessons: text.lessons,
    body: tidied(text.body),
  };
  return { entry: ours, text: entryFileText(ours, known?.path ?? `${entry.id}.md`, known?.source) };
}

/** Whether nobody has looked at it again since it was published, so that a file may leave its date open. */
function isAsPublished({ published, verification }: Entry): boolean {
  if (published?.publishedAt === undefined || verification === undefined) return true;
  const { runs, doubt, reviewOn } = verification;
  const since = published.publishedAt.toZonedDateTimeISO('UTC').toPlainDate();
  const days = since.until(reviewOn, { largestUnit: 'day' }).days;
  return runs === 0 && doubt === undefined && Math.abs(days - FIRST_INTERVAL_DAYS) <= 1;
}

function fileEntryIn({ path, source }: Pick<KnownFile, 'path' | 'source'>): FileEntry | undefined {
  const read = parseEntryFile(path, new TextEncoder().encode(source));
  return 'file' in read ? read.file.entry : undefined;
}

/** As the file names the owner, while it still means the same person. */
function ownerText(naming: Naming, ownerId: UserId, written: string | undefined): string {
  if (written !== undefined && isOnly(naming, written, ownerId)) return written;
  const name = findName(naming.database, ownerId);
  return isOnly(naming, name, ownerId) ? name : ownerId;
}

function isOnly({ named }: Naming, typed: string, userId: UserId): boolean {
  const people = named(typed);
  return people.length === 1 && people[0]?.userId === userId;
}
