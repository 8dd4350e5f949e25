import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { findIsPathFinished } from '../certificates/earnings.store.ts';
import {
  judgeObservedTask,
  judgeSignOff,
  type ObservedTask,
  type SignOffRefusal,
  type TaskRefusal,
} from './sign-off.ts';
import { namedMessage, signOffAskedMessage, withdrawnMessage } from './sign-off.view.ts';
import { findSignOffFacts } from './sign-off-record.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { addSignOffRequest, findLastRequestOf, saveSignOffRequest } from './sign-offs.store.ts';
import { findSignOff } from './signers.store.ts';

export const askedKey = (requestId: string) => `sign-offs.sign-off:${requestId}`;

export type AskRefusal =
  | TaskRefusal
  | { kind: 'watched-by-oneself' | 'observer-not-here' | 'path-not-finished' }
  | { kind: 'signer-may-not'; why: SignOffRefusal };

export type AskSignOffOutcome = { kind: 'asked'; request: SignOffRequest } | AskRefusal;

/** A champion shows one real task and asks somebody to sign it off; a request before it is withdrawn. */
export function askSignOff(
  database: Database,
  input: {
    acting: Acting;
    rolloutId: RolloutId;
    teamId: TeamId;
    task: ObservedTask;
    observedBy: UserId;
    signerId: UserId;
  },
  now: Temporal.Instant,
): AskSignOffOutcome {
  return write(database, (): AskSignOffOutcome => {
    const { acting, rolloutId, teamId, task, observedBy, signerId } = input;
    const judged = judgeObservedTask(task);
    if (judged.kind !== 'accepted') return judged;
    if (observedBy === acting.userId) return { kind: 'watched-by-oneself' };
    const observer = findPerson(database, observedBy);
    if (observer === undefined || observer.isDeactivated || observer.isBot) {
      return { kind: 'observer-not-here' };
    }
    if (!findIsPathFinished(database, rolloutId, acting.userId, 'champion')) {
      return { kind: 'path-not-finished' };
    }
    const champion = { id: acting.userId, teamId };
    const may = judgeSignOff(findSignOff({ database, rolloutId, now }, champion, signerId));
    if (may.kind !== 'accepted') return { kind: 'signer-may-not', why: may };
    withdrawOpen(database, acting, rolloutId, now);
    const request: SignOffRequest = {
      id: newId<string>(),
      rolloutId,
      championId: acting.userId,
      teamId,
      task: { description: task.description.trim(), link: task.link.trim() },
      observedBy,
      signerId,
      askedAt: now,
      decision: undefined,
    };
    addSignOffRequest(database, request);
    tellOfRequest(database, acting, request, now);
    return { kind: 'asked', request };
  });
}

function withdrawOpen(
  database: Database,
  { userId, workspaceId }: Acting,
  rolloutId: RolloutId,
  now: Temporal.Instant,
): void {
  const open = findLastRequestOf(database, rolloutId, userId);
  if (open === undefined || open.decision !== undefined) return;
  const decision = { kind: 'asked-another', by: userId, at: now, reason: '' } as const;
  saveSignOffRequest(database, { ...open, decision });
  const of = askedKey(open.id);
  const message = withdrawnMessage(findSignOffFacts(database, rolloutId, open));
  enqueueEditEntry(database, { workspaceId, rolloutId, now, key: `${of}:settled`, of, message });
}

function tellOfRequest(
  database: Database,
  { workspaceId }: Acting,
  request: SignOffRequest,
  now: Temporal.Instant,
): void {
  const { rolloutId, signerId, observedBy, championId } = request;
  const facts = findSignOffFacts(database, rolloutId, request);
  const entry = { workspaceId, rolloutId, now };
  const key = askedKey(request.id);
  enqueueMessageEntry(database, {
    ...entry,
    key,
    to: signerId,
    message: signOffAskedMessage(facts),
  });
  if (observedBy !== signerId) {
    const named = `sign-offs.named:${request.id}`;
    const message = namedMessage(facts);
    enqueueMessageEntry(database, { ...entry, key: named, to: observedBy, message });
  }
  recordEntry(database, {
    workspaceId,
    rolloutId,
    at: now,
    actor: championId,
    act: 'sign-offs.ask-sign-off',
    subject: `person:${championId}`,
    says: `${mention(championId)} asked ${mention(signerId)} to sign off a task for *${esc(facts.teamName)}*, watched by ${mention(observedBy)}.`,
    after: { requestId: request.id, task: request.task, observedBy, signerId },
    isNews: false,
  });
}
