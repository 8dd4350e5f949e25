/*
 * A form that was opened twice, in two windows or by an impatient second press, and sent from both with the
 * same words: what the first has done is not done again. Opened after that, it is meant once more.
 */
import { createHash } from 'node:crypto';
import { changeMarkOf } from '../change-mark.ts';
import type { Database } from '../database.ts';
import type { UserId, WorkspaceId } from '../ids.ts';
import { newId } from '../new-id.ts';
import { sentence } from './blocks.ts';
import type { FieldValues } from './declarations.ts';
import { parseJson } from './form-nonce.ts';
import { findNote, setNote } from './idempotency.ts';
import { type Replies, type Reply, tell } from './reply.ts';

type SentForm = {
  callbackId: string;
  privateMetadata: string;
  fields: FieldValues;
  userId: UserId;
  /** Made when this copy was opened; later ones sort behind it. */
  nonce: string;
};

/** Runs `act`, unless the same was done from another copy since this one was opened. */
export function onceInAnyCopy(
  {
    database,
    workspaceId,
    at,
  }: { database: Database; workspaceId: WorkspaceId; at: Temporal.Instant },
  form: SentForm,
  act: () => Replies,
): Replies {
  const key = `same:${form.callbackId}:${form.userId}:${wordsOf(form)}`;
  const doneAt = findNote(database, key);
  if (doneAt !== undefined && doneAt > form.nonce) return SAVED_ALREADY;
  const { countOwn: countChanges } = changeMarkOf(database.$client);
  const before = countChanges();
  const replies = act();
  if (isDone(replies) && countChanges() !== before) {
    setNote(database, { key, workspaceId, at, says: newId() });
  }
  return replies;
}

/** Neither sent back nor gone on to its next step. */
function isDone(replies: Replies): boolean {
  const all = [replies].flat() as Reply[];
  return !all.some(({ kind }) => kind === 'errors' || kind === 'update' || kind === 'open');
}

const SAVED_ALREADY = tell(
  sentence('You saved the same from another copy of this form, so nothing was saved twice.'),
);

/** What it is about and what stands in it, whatever white space it was typed with. */
function wordsOf({ privateMetadata, fields }: SentForm): string {
  const { form: _nonce, ...about } = (parseJson(privateMetadata) ?? {}) as Record<string, unknown>;
  const typed = Object.entries(fields)
    .map(([name, value]) => [
      name,
      typeof value === 'string' ? value.trim().replaceAll(/\s+/g, ' ') : value,
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const facts = JSON.stringify([about, typed]);
  return createHash('sha256').update(facts).digest('base64url');
}
