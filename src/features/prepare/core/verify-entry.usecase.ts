import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { clamp, esc, mention } from '../../../platform/slack/blocks.ts';
import { findAbsentName, getCorePerson } from './core-people.store.ts';
import { findEntry, listPublished } from './entries.store.ts';
import { type Entry, isPublished, titleOf } from './entry.ts';
import { mayDecide } from './entry-rights.ts';
import { saveEntryFacts, saveVerification } from './entry-writes.store.ts';
import { confirmed, type DoubtReason, doubted, isDue, type Verification } from './verification.ts';

export type ConfirmOutcome =
  | { kind: 'no-such-entry' }
  | { kind: 'not-allowed'; entry: Entry }
  | { kind: 'confirmed'; entry: Entry; verification: Verification };

/** Still right: the entry is trusted for its interval, which grows the longer nothing has to change. */
export function confirmEntry(
  request: RolloutRequest,
  { entryId }: { entryId: string },
): ConfirmOutcome {
  const { database, rolloutId, acting, today } = request;
  return write(database, (): ConfirmOutcome => {
    const before = findEntry(database, rolloutId, entryId);
    if (before === undefined || !isPublished(before)) return { kind: 'no-such-entry' };
    if (!mayDecide(getCorePerson(request), before)) return { kind: 'not-allowed', entry: before };
    const verification = confirmed(before.verification, today);
    if (verification === before.verification) {
      return { kind: 'confirmed', entry: before, verification };
    }
    saveVerification(database, before.number, verification);
    record(request, {
      act: 'core.confirm-entry',
      subject: `entry:${entryId}`,
      says: `${mention(acting.userId)} confirmed that “${esc(clamp(titleOf(before), 200))}” is still right.`,
      before: before.verification,
      after: verification,
      isNews: false,
    });
    return {
      kind: 'confirmed',
      entry: findEntry(database, rolloutId, entryId) ?? before,
      verification,
    };
  });
}

/** Something speaks against an entry: it is due at once, and nobody reads it as verified meanwhile. */
export function doubtEntry(
  request: RolloutRequest,
  { entryId, reason }: { entryId: string; reason: Exclude<DoubtReason, 'capability-changed'> },
): void {
  const { database, rolloutId, today } = request;
  write(database, () => {
    const entry = findEntry(database, rolloutId, entryId);
    if (entry === undefined || !isPublished(entry)) return;
    const verification = doubted(entry.verification, { reason, on: today });
    if (verification === entry.verification) return;
    saveVerification(database, entry.number, verification);
    record(request, {
      act: 'core.doubt-entry',
      subject: `entry:${entryId}`,
      says: `“${esc(clamp(titleOf(entry), 200))}” has to be looked at again.`,
      after: verification,
      reason,
      isNews: false,
    });
  });
}

export type CapabilityChangeOutcome = { kind: 'not-lead' } | { kind: 'noted'; count: number };

/** The capability itself changed, a new model version for one: everything has to be looked at again. */
export function noteCapabilityChange(
  request: RolloutRequest,
  { what }: { what: string },
): CapabilityChangeOutcome {
  const { database, rolloutId, acting, today } = request;
  return write(database, (): CapabilityChangeOutcome => {
    if (!acting.roles.has('lead')) return { kind: 'not-lead' };
    const doubt = { reason: 'capability-changed', on: today } as const;
    const trusted = listPublished(database, rolloutId).filter(
      ({ verification }) => !isDue(verification, today) || verification.doubt === undefined,
    );
    for (const { number, verification } of trusted) {
      saveVerification(database, number, doubted(verification, doubt));
    }
    record(request, {
      act: 'core.note-change',
      subject: `rollout:${rolloutId}`,
      says: `${mention(acting.userId)} noted a change of the capability: ${esc(clamp(what, 300))}. What the Intelligence Core says has to be looked at again.`,
      after: { what, entries: trusted.length },
      isNews: true,
    });
    return { kind: 'noted', count: trusted.length };
  });
}

export type PassOnOutcome =
  | { kind: 'no-such-entry' }
  | { kind: 'not-allowed'; entry: Entry }
  | { kind: 'left'; name: string }
  | { kind: 'owns-it'; entry: Entry }
  | { kind: 'passed-on'; entry: Entry };

/** Gives an entry to somebody else who answers for it from now on. */
export function passOnEntry(
  request: RolloutRequest,
  { entryId, to }: { entryId: string; to: UserId },
): PassOnOutcome {
  const { database, rolloutId, acting } = request;
  return write(database, (): PassOnOutcome => {
    const before = findEntry(database, rolloutId, entryId);
    if (before === undefined || before.retired !== undefined) return { kind: 'no-such-entry' };
    if (!mayDecide(getCorePerson(request), before)) return { kind: 'not-allowed', entry: before };
    if (before.ownerId === to) return { kind: 'owns-it', entry: before };
    const gone = findAbsentName(database, to);
    if (gone !== undefined) return { kind: 'left', name: gone };
    saveEntryFacts(database, before.number, { ownerId: to });
    record(request, {
      act: 'core.pass-on-entry',
      subject: `entry:${entryId}`,
      says: `${mention(acting.userId)} gave “${esc(clamp(titleOf(before), 200))}” to ${mention(to)}.`,
      before: { ownerId: before.ownerId },
      after: { ownerId: to },
      isNews: false,
    });
    return { kind: 'passed-on', entry: findEntry(database, rolloutId, entryId) ?? before };
  });
}
