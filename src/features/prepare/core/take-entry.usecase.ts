import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { Version } from '../lessons/lesson.ts';
import { findEntry, listRevisions } from './entries.store.ts';
import type {
  Entry,
  EntryFacts,
  EntryRevision,
  EntryStatus,
  EntryText,
  TextStatus,
} from './entry.ts';
import {
  addEntry,
  addRevision,
  saveEntryFacts,
  saveRetirement,
  saveVerification,
} from './entry-writes.store.ts';
import { newlyVerified, type Verification } from './verification.ts';

/** An entry as somebody wrote it elsewhere, at whatever stage of its life. */
export type GivenEntry = EntryText &
  Pick<EntryFacts, 'id' | 'kind' | 'workflow'> & {
    version: Version;
    status: EntryStatus;
    reviewOn: Temporal.PlainDate | undefined;
  };

type Giving = { entry: GivenEntry; ownerId: UserId; note: string };

/** Makes an entry say what was given; part of the act that takes many, which records it. */
export function takeEntry(
  request: RolloutRequest,
  { entry, ownerId, note }: Giving,
): { number: number; isNew: boolean } {
  const { database, rolloutId, acting, now } = request;
  const before = findEntry(database, rolloutId, entry.id);
  const number =
    before?.number ??
    addEntry(
      database,
      { workspaceId: acting.workspaceId, rolloutId },
      {
        id: entry.id,
        kind: entry.kind,
        workflow: entry.workflow,
        ownerId,
        sourceLink: undefined,
        madeOf: undefined,
        createdAt: now,
        createdBy: ownerId,
        verification: verificationOf(request, entry, undefined),
      },
    );
  if (before !== undefined) {
    const { kind, workflow } = entry;
    saveEntryFacts(database, number, { kind, workflow, ownerId });
    const verification = verificationOf(request, entry, before);
    if (verification !== undefined) saveVerification(database, number, verification);
  }
  if (before === undefined || saysOtherwise(before, entry)) {
    addRevision(
      database,
      { number, rolloutId },
      revisionOf(request, { entry, ownerId, note }, number),
    );
  }
  settleRetirement(request, { entry, before, number, ownerId });
  return { number, isNew: before === undefined };
}

function textStatus({ status }: GivenEntry): TextStatus {
  return status === 'retired' ? 'published' : status;
}

function saysOtherwise(before: Entry, entry: GivenEntry): boolean {
  const text = before.published ?? before.draft;
  if (text === undefined || text.status !== textStatus(entry)) return true;
  const said = ({
    title,
    body,
    synonyms,
    constraints,
    lessons,
    version,
  }: GivenEntry | EntryRevision) =>
    JSON.stringify([title, body, synonyms, constraints, lessons, version.major, version.minor]);
  return said(text) !== said(entry);
}

function revisionOf(
  { database, now }: RolloutRequest,
  { entry, ownerId, note }: Giving,
  number: number,
): EntryRevision {
  const { title, body, synonyms, constraints, lessons, version } = entry;
  const status = textStatus(entry);
  const last = listRevisions(database, number).at(-1)?.revision ?? 0;
  return {
    title,
    body,
    synonyms,
    constraints,
    lessons,
    version,
    status,
    revision: last + 1,
    note,
    writtenBy: ownerId,
    writtenAt: now,
    reviewerId: undefined,
    reviewed: undefined,
    publishedAt: status === 'published' ? now : undefined,
  };
}

/** The file's date counts; what it leaves open is verified for as long as a new text is. */
function verificationOf(
  { today }: RolloutRequest,
  entry: GivenEntry,
  before: Entry | undefined,
): Verification | undefined {
  if (textStatus(entry) !== 'published') return before?.verification;
  const { reviewOn } = entry;
  const known = before?.verification;
  if (known !== undefined && (reviewOn === undefined || reviewOn.equals(known.reviewOn))) {
    return known;
  }
  const fresh = known ?? newlyVerified(today);
  return reviewOn === undefined ? fresh : { ...fresh, reviewOn, doubt: undefined };
}

function settleRetirement(
  { database, now }: RolloutRequest,
  {
    entry,
    before,
    number,
    ownerId,
  }: { entry: GivenEntry; before: Entry | undefined; number: number; ownerId: UserId },
): void {
  const isRetired = before?.retired !== undefined;
  if (entry.status === 'retired' && !isRetired) {
    saveRetirement(database, number, { at: now, by: ownerId, reason: 'Retired in its file.' });
  } else if (entry.status !== 'retired' && isRetired) {
    saveRetirement(database, number, undefined);
  }
}
