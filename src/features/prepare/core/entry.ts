import type { UserId } from '../../../platform/ids.ts';
import { compareVersions, type Version } from '../lessons/lesson.ts';
import { isDue, type Verification } from './verification.ts';

export const entryKinds = [
  'prompting-strategy',
  'edge-case',
  'quality-criterion',
  'escalation-path',
] as const;
export type EntryKind = (typeof entryKinds)[number];

export const entryKindTitles: Record<EntryKind, string> = {
  'prompting-strategy': 'prompting strategy',
  'edge-case': 'edge case',
  'quality-criterion': 'quality criterion',
  'escalation-path': 'escalation path',
};

/** Where an entry stands as people see it; a published one stays published while a change of it is prepared. */
export const entryStatuses = ['draft', 'reviewed', 'published', 'retired'] as const;
export type EntryStatus = (typeof entryStatuses)[number];

/** Where one text of an entry stands; what was replaced or dropped stays in the history. */
export const textStatuses = ['draft', 'reviewed', 'published', 'replaced', 'dropped'] as const;
export type TextStatus = (typeof textStatuses)[number];

/** What an entry says. */
export type EntryText = {
  title: string;
  /** Markdown; the sections of its kind, or whatever the file it came from holds. */
  body: string;
  synonyms: readonly string[];
  /** Names of constraints in the ledger that it answers. */
  constraints: readonly string[];
  /** Lessons that teach it. */
  lessons: readonly string[];
};

export type EntryRevision = EntryText & {
  /** Counts every text that was saved, so that two people do not overwrite each other. */
  revision: number;
  version: Version;
  status: TextStatus;
  /** What changed, in the words of whoever changed it. */
  note: string;
  writtenBy: UserId;
  writtenAt: Temporal.Instant;
  /** Who was asked to look at it. */
  reviewerId: UserId | undefined;
  reviewed: { by: UserId; at: Temporal.Instant } | undefined;
  publishedAt: Temporal.Instant | undefined;
};

export type Retirement = { at: Temporal.Instant; by: UserId; reason: string };

/** What is known of an entry whatever its text says. */
export type EntryFacts = {
  /** Its row; never shown. */
  number: number;
  /** Unique in the rollout: `refund-over-500`. */
  id: string;
  kind: EntryKind;
  /** The work that it is about, as teams name it: "reply drafting". */
  workflow: string;
  ownerId: UserId;
  /** The message that it was made of. */
  sourceLink: string | undefined;
  /** The learning or answer that it was made of: `learning:<id>`. */
  madeOf: string | undefined;
  createdAt: Temporal.Instant;
  createdBy: UserId;
  /** Since it was first published. */
  verification: Verification | undefined;
  retired: Retirement | undefined;
};

export type Entry = EntryFacts & {
  /** What people find. */
  published: EntryRevision | undefined;
  /** What is being prepared: a first text, or a change. */
  draft: EntryRevision | undefined;
};

export type PublishedEntry = EntryFacts & {
  published: EntryRevision;
  verification: Verification;
};

export function entryStatus({ retired, published, draft }: Entry): EntryStatus {
  if (retired !== undefined) return 'retired';
  if (published !== undefined) return 'published';
  return draft?.status === 'reviewed' ? 'reviewed' : 'draft';
}

export function isPublished(entry: Entry): entry is Entry & PublishedEntry {
  return (
    entry.retired === undefined && entry.published !== undefined && entry.verification !== undefined
  );
}

/** What an entry is called now: the published title, or the one being prepared. */
export function titleOf({
  published,
  draft,
  id,
}: Pick<Entry, 'published' | 'draft' | 'id'>): string {
  return (published ?? draft)?.title ?? id;
}

/** The day through which an entry counts as verified; undefined when that has to be asked again. */
export function verifiedUntil(
  { verification }: Pick<EntryFacts, 'verification'>,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (verification === undefined || isDue(verification, today)) return undefined;
  return verification.reviewOn;
}

/** A major change is what people must learn again; a minor one says the same better. */
export const changeSizes = ['major', 'minor'] as const;
export type ChangeSize = (typeof changeSizes)[number];

export function nextVersion(published: Version | undefined, size: ChangeSize): Version {
  if (published === undefined) return { major: 1, minor: 0 };
  const { major, minor } = published;
  return size === 'major' ? { major: major + 1, minor: 0 } : { major, minor: minor + 1 };
}

export function isMajorChange(before: Version | undefined, after: Version): boolean {
  return before !== undefined && after.major > before.major && compareVersions(after, before) > 0;
}

const FOLDED: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  þ: 'th',
};
const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue' };
export const SLUG_MAX_LENGTH = 60;

/** A title as an id: "Refunds over 500 €" becomes `refunds-over-500`. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöü]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæøœłđþ]/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/['’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_MAX_LENGTH)
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'entry' : slug;
}

/** The slug, or the first of `slug-2`, `slug-3` that nobody has. */
export function freeSlug(title: string, isTaken: (slug: string) => boolean): string {
  const slug = slugOf(title);
  if (!isTaken(slug)) return slug;
  for (let count = 2; ; count += 1) {
    const tail = `-${count}`;
    const next = `${slug.slice(0, SLUG_MAX_LENGTH - tail.length).replace(/-+$/, '')}${tail}`;
    if (!isTaken(next)) return next;
  }
}

/** Work is the same work however it is typed. */
export function workflowKey(workflow: string): string {
  return workflow.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
