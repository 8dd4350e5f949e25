import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { newId } from '../../../platform/new-id.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import { getIsPathFinished } from '../certificates/earnings.store.ts';
import {
  judgeObservedTask,
  judgeSignOff,
  type ObservedTask,
  type SignOffRefusal,
  type TaskRefusal,
} from './sign-off.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { addSignOffRequest, findLastRequestOf, saveSignOffRequest } from './sign-offs.store.ts';
import { getSignOff } from './signers.store.ts';

export type AskRefusal =
  | TaskRefusal
  | { kind: 'watched-by-oneself' | 'observer-not-here' | 'path-not-finished' }
  | { kind: 'signer-may-not'; why: SignOffRefusal };

export type AskSignOffOutcome = { kind: 'asked'; signOff: SignOffRequest } | AskRefusal;

/** A champion shows one real task and asks somebody to sign it off; a request before it is withdrawn. */
export function askSignOff(
  request: RolloutRequest,
  input: { teamId: TeamId; task: ObservedTask; observedBy: UserId; signerId: UserId },
): AskSignOffOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): AskSignOffOutcome => {
    const { teamId, task, observedBy, signerId } = input;
    const judged = judgeObservedTask(task);
    if (judged.kind !== 'accepted') return judged;
    if (observedBy === acting.userId) return { kind: 'watched-by-oneself' };
    const observer = findPerson(database, observedBy);
    if (observer === undefined || observer.isDeactivated || observer.isBot) {
      return { kind: 'observer-not-here' };
    }
    if (!getIsPathFinished(request, acting.userId, 'champion')) {
      return { kind: 'path-not-finished' };
    }
    const champion = { id: acting.userId, teamId };
    const may = judgeSignOff(getSignOff(request, champion, signerId));
    if (may.kind !== 'accepted') return { kind: 'signer-may-not', why: may };
    const asked = findSameOpen(request, input);
    if (asked !== undefined) return { kind: 'asked', signOff: asked };
    withdrawOpen(request);
    const signOff: SignOffRequest = {
      id: newId<string>(),
      rolloutId,
      championId: acting.userId,
      teamId,
      task: { description: task.description.trim(), link: task.link.trim() },
      observedBy,
      observed: undefined,
      signerId,
      askedAt: now,
      decision: undefined,
    };
    addSignOffRequest(database, signOff);
    recordAsked(request, signOff);
    return { kind: 'asked', signOff };
  });
}

/** The same request that still waits: the form was sent from two windows. */
function findSameOpen(
  { database, rolloutId, acting }: RolloutRequest,
  { teamId, task, observedBy, signerId }: Parameters<typeof askSignOff>[1],
): SignOffRequest | undefined {
  const last = findLastRequestOf(database, rolloutId, acting.userId);
  const isSame =
    last?.decision === undefined &&
    last?.teamId === teamId &&
    last.observedBy === observedBy &&
    last.signerId === signerId &&
    last.task.description === task.description.trim() &&
    last.task.link === task.link.trim();
  return isSame ? last : undefined;
}

function withdrawOpen(request: RolloutRequest): void {
  const { database, rolloutId, acting, now } = request;
  const { userId } = acting;
  const open = findLastRequestOf(database, rolloutId, userId);
  if (open === undefined || open.decision !== undefined) return;
  const decision = { kind: 'asked-another', by: userId, at: now, reason: '' } as const;
  saveSignOffRequest(database, { ...open, decision });
}

function recordAsked(request: RolloutRequest, signOff: SignOffRequest): void {
  const { id, task, signerId, observedBy, championId } = signOff;
  const facts = getSignOffFacts(request, signOff);
  record(request, {
    act: 'sign-offs.ask-sign-off',
    subject: `person:${championId}`,
    says: `${mention(championId)} asked ${mention(signerId)} to sign off a task for *${esc(facts.teamName)}*, watched by ${mention(observedBy)}.`,
    after: { requestId: id, task, observedBy, signerId },
    isNews: false,
  });
}
