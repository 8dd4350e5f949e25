import { sayDay } from '../../../platform/words.ts';
import { versionText } from '../lessons/lesson.ts';
import {
  type Entry,
  type EntryFacts,
  type EntryStatus,
  entryStatus,
  verifiedUntil,
} from './entry.ts';
import type { DoubtReason } from './verification.ts';

const DOUBTS: Record<DoubtReason, string> = {
  'did-not-help': 'it didn’t help someone',
  escalation: 'a case that went up cites it',
  'capability-changed': 'the capability has changed since',
};

/** "verified until 12 March", or why nobody should take it for verified. */
export function sayVerified(
  entry: Pick<EntryFacts, 'verification'>,
  today: Temporal.PlainDate,
): string {
  const until = verifiedUntil(entry, today);
  if (until !== undefined) return `verified until ${sayDay(until, today)}`;
  const { verification } = entry;
  if (verification === undefined) return 'not published yet';
  const { doubt, reviewOn } = verification;
  return doubt === undefined
    ? `not verified since ${sayDay(reviewOn, today)}: check before you rely on it`
    : `not verified: ${DOUBTS[doubt.reason]}`;
}

/** Why its owner is asked now. */
export function sayWhyDue(
  { verification }: Pick<EntryFacts, 'verification'>,
  today: Temporal.PlainDate,
): string {
  if (verification === undefined) return '';
  const { doubt, reviewOn } = verification;
  if (doubt !== undefined) return `It counts as unverified because ${DOUBTS[doubt.reason]}.`;
  return verifiedUntil({ verification }, today) === undefined
    ? `It has counted as unverified since ${sayDay(reviewOn, today)}.`
    : `It is verified until ${sayDay(reviewOn, today)}; after that people see that nobody has looked.`;
}

const STATUS: Record<EntryStatus, string> = {
  draft: 'draft',
  reviewed: 'read by someone else, not published yet',
  published: 'published',
  retired: 'out of use',
};

/** "version 2.1", or where a text stands that nobody can find yet. */
export function sayStanding(entry: Entry): string {
  const status = entryStatus(entry);
  if (status === 'published' && entry.published !== undefined) {
    return `version ${versionText(entry.published.version)}`;
  }
  return STATUS[status];
}
