import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findAbsentName } from './core-people.store.ts';
import { findEntry, findTwin, listRevisions } from './entries.store.ts';
import {
  type Entry,
  type EntryKind,
  type EntryRevision,
  entryKindTitles,
  freeSlug,
  nextVersion,
} from './entry.ts';
import type { EntryDraft, SaveDraftRefusal } from './entry-draft.ts';
import { entryProblems } from './entry-problem.ts';
import { addEntry, addRevision, saveEntryFacts } from './entry-writes.store.ts';
import { saysTheSame } from './text-difference.ts';

export type NewEntry = {
  kind: EntryKind;
  ownerId: UserId;
  sourceLink: string | undefined;
  madeOf: string | undefined;
};
export type KnownEntry = {
  entryId: string;
  /** The revision that the editor saw. */
  basedOn: number;
};

export type SaveDraftOutcome =
  | { kind: 'no-such-entry' }
  | { kind: 'retired'; entry: Entry }
  | SaveDraftRefusal
  | { kind: 'saved'; entry: Entry; isNew: boolean };

/** Writes a first text or a change of a known one; people find it when someone else has looked at it. */
export function saveDraft(
  request: RolloutRequest,
  input: { draft: EntryDraft; of: NewEntry | KnownEntry },
): SaveDraftOutcome {
  const { database, rolloutId } = request;
  return write(database, (): SaveDraftOutcome => {
    const { of, draft } = input;
    if (!('entryId' in of)) {
      return refuse(request, draft, of.ownerId) ?? addNew(request, draft, of);
    }
    const before = findEntry(database, rolloutId, of.entryId);
    if (before === undefined) return { kind: 'no-such-entry' };
    if (before.retired !== undefined) return { kind: 'retired', entry: before };
    const newest = before.draft ?? before.published;
    if (newest !== undefined && newest.revision !== of.basedOn) {
      return { kind: 'changed-meanwhile', entry: before, theirs: newest };
    }
    if (newest !== undefined && isSame(before, newest, draft)) return { kind: 'nothing-changed' };
    return refuse(request, draft, undefined, before) ?? change(request, draft, before);
  });
}

function refuse(
  { database, rolloutId, acting }: RolloutRequest,
  draft: EntryDraft,
  ownerId: UserId | undefined,
  before?: Entry,
): SaveDraftRefusal | undefined {
  const problems = entryProblems(draft);
  if (problems.length > 0) return { kind: 'problems', problems };
  const twin = findTwin(database, rolloutId, { ...draft, except: before?.id });
  if (twin !== undefined) return { kind: 'twin', twin };
  const gone = ownerId === undefined ? undefined : findAbsentName(database, ownerId);
  if (gone !== undefined) return { kind: 'owner-left', name: gone };
  const { reviewerId } = draft;
  if (reviewerId === undefined) return undefined;
  if (reviewerId === acting.userId) return { kind: 'own-reviewer' };
  const away = findAbsentName(database, reviewerId);
  return away === undefined ? undefined : { kind: 'reviewer-left', name: away };
}

function addNew(request: RolloutRequest, draft: EntryDraft, of: NewEntry): SaveDraftOutcome {
  const { database, rolloutId, acting, now } = request;
  const id = freeSlug(draft.title, (slug) => findEntry(database, rolloutId, slug) !== undefined);
  const place = { workspaceId: acting.workspaceId, rolloutId };
  const { workflow } = draft;
  const number = addEntry(database, place, {
    ...of,
    id,
    workflow,
    createdAt: now,
    createdBy: acting.userId,
    verification: undefined,
  });
  addRevision(database, { number, rolloutId }, revisionOf(request, draft, { revision: 1 }));
  const entry = saved(request, id);
  record(request, {
    act: 'core.add-entry',
    subject: `entry:${id}`,
    says: `${mention(acting.userId)} drafted ${article(of.kind)} for *${esc(workflow)}*: ${esc(clamp(draft.title, 200))}.`,
    after: entry,
    isNews: false,
  });
  return { kind: 'saved', entry, isNew: true };
}

function change(request: RolloutRequest, draft: EntryDraft, before: Entry): SaveDraftOutcome {
  const { database, rolloutId, acting } = request;
  const { number, id, published } = before;
  const revision = (listRevisions(database, number).at(-1)?.revision ?? 0) + 1;
  const text = revisionOf(request, draft, { revision, published });
  addRevision(database, { number, rolloutId }, text);
  if (published === undefined) saveEntryFacts(database, number, { workflow: draft.workflow });
  const entry = saved(request, id);
  record(request, {
    act: 'core.change-entry',
    subject: `entry:${id}`,
    says: `${mention(acting.userId)} drafted a change of “${esc(clamp(draft.title, 200))}”.`,
    before,
    after: entry,
    ...(draft.note === '' ? {} : { reason: draft.note }),
    isNews: false,
  });
  return { kind: 'saved', entry, isNew: false };
}

function revisionOf(
  { acting, now }: RolloutRequest,
  { title, body, synonyms, constraints, lessons, size, note, reviewerId }: EntryDraft,
  at: { revision: number; published?: EntryRevision | undefined },
): EntryRevision {
  return {
    title: title.replace(/\s+/g, ' ').trim(),
    body,
    synonyms,
    constraints,
    lessons,
    note,
    reviewerId,
    revision: at.revision,
    version: nextVersion(at.published?.version, size),
    status: 'draft',
    writtenBy: acting.userId,
    writtenAt: now,
    reviewed: undefined,
    publishedAt: undefined,
  };
}

/** Only the one who is asked to look may have changed; then there is something to save all the same. */
function isSame(before: Entry, newest: EntryRevision, draft: EntryDraft): boolean {
  const asks = before.draft?.reviewerId !== draft.reviewerId;
  return saysTheSame(newest, draft) && before.workflow === draft.workflow && !asks;
}

function saved({ database, rolloutId }: RolloutRequest, id: string): Entry {
  const entry = findEntry(database, rolloutId, id);
  if (entry === undefined) throw new Error('An entry that was just saved is not there.');
  return entry;
}

function article(kind: EntryKind): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${entryKindTitles[kind]}`;
}
