import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { enqueueNews } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, type Message, mention } from '../../../platform/slack/blocks.ts';
import { certificateMessage } from '../certificates/certificate.view.ts';
import { findCertificateCard } from '../certificates/certificate-card.store.ts';
import { getIsPathFinished } from '../certificates/earnings.store.ts';
import { grantCertificate } from '../certificates/issue-certificates.usecase.ts';
import { judgeSignOff, type SignOffRefusal } from './sign-off.ts';
import { returnedMessage, type SignOffFacts, signedMessage } from './sign-off.view.ts';
import { getSignOffFacts } from './sign-off-facts.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { findSignOffRequest, saveSignOffRequest } from './sign-offs.store.ts';
import { getSignOffAsked, isToBeSigned } from './signers.store.ts';

export type DecideOutcome =
  | { kind: 'approved' | 'returned'; message: Message }
  | { kind: 'no-such-request' | 'no-reason' }
  | {
      kind: 'refused';
      why: SignOffRefusal | { kind: 'decided' | 'path-not-finished' | 'not-in-office' };
      facts: SignOffFacts;
    };

type Decision = { kind: 'approved' | 'returned'; reason: string };

/** Somebody who may sign decides on a champion's task: certified from now on, or back with a reason. */
export function decideSignOff(
  request: RolloutRequest,
  { signOffId, decision }: { signOffId: string; decision: Decision },
): DecideOutcome {
  const { database, acting, rolloutId, now } = request;
  return write(database, (): DecideOutcome => {
    const signOff = findSignOffRequest(database, rolloutId, signOffId);
    if (signOff === undefined) return { kind: 'no-such-request' };
    const facts = getSignOffFacts(request, signOff);
    const may = judgeSignOff(getSignOffAsked(request, signOff, acting.userId));
    if (may.kind !== 'accepted') return { kind: 'refused', why: may, facts };
    const shut = shutReason(request, signOff, decision);
    if (shut !== undefined) return { kind: 'refused', why: { kind: shut }, facts };
    if (decision.kind === 'returned' && decision.reason.trim() === '') return { kind: 'no-reason' };
    const decided: SignOffRequest = {
      ...signOff,
      decision: { ...decision, reason: decision.reason.trim(), by: acting.userId, at: now },
    };
    saveSignOffRequest(database, decided);
    const after = { ...facts, signOff: decided };
    const message =
      decision.kind === 'approved'
        ? approve(request, after, may.signedOffAs)
        : giveBack(request, after);
    return { kind: decision.kind, message };
  });
}

function shutReason(
  request: RolloutRequest,
  signOff: SignOffRequest,
  made: Decision,
): 'decided' | 'path-not-finished' | 'not-in-office' | undefined {
  if (signOff.decision !== undefined) return 'decided';
  if (!isToBeSigned(request.database, signOff)) return 'not-in-office';
  if (made.kind === 'returned') return undefined;
  const isRead = getIsPathFinished(request, signOff.championId, 'champion');
  return isRead ? undefined : 'path-not-finished';
}

function approve(
  request: RolloutRequest,
  facts: SignOffFacts,
  signedOffAs: 'champion' | 'lead',
): Message {
  const { acting } = request;
  const { id, championId: holderId, task, observedBy } = facts.signOff;
  const proof = { task, observedBy, signedOffBy: acting.userId, signedOffAs };
  grantCertificate(request, { holderId, path: 'champion', isRenewal: false, proof });
  const card = findCertificateCard(request, holderId, 'champion');
  if (card !== undefined) {
    const key = `sign-offs.signed:${id}` as const;
    const note = `${esc(acting.name)} has signed off your task. You are certified, and your team can count on you.`;
    const message = certificateMessage(card, note);
    enqueueNews(request, { key, to: holderId, message });
  }
  return signedMessage(facts, acting.name);
}

function giveBack(request: RolloutRequest, facts: SignOffFacts): Message {
  const { acting } = request;
  const { id, championId, decision } = facts.signOff;
  record(request, {
    act: 'sign-offs.give-back',
    subject: `person:${championId}`,
    says: `${mention(acting.userId)} gave the task of ${mention(championId)} for *${esc(facts.teamName)}* back.`,
    ...(decision === undefined ? {} : { reason: decision.reason }),
    after: { requestId: id },
    isNews: false,
  });
  return returnedMessage(facts);
}
