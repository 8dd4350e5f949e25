import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, UserId, WorkspaceId } from '../../../platform/ids.ts';
import { enqueueEditEntry, enqueueMessageEntry } from '../../../platform/outbox/outbox.ts';
import { esc, type Message, mention } from '../../../platform/slack/blocks.ts';
import { championState } from '../../champions/champions/champion.ts';
import { listOpenChampionsOf } from '../../champions/champions/champions.store.ts';
import type { ChampionProof } from '../certificates/certificate.ts';
import { certificateMessage } from '../certificates/certificate.view.ts';
import { findCertificateCard } from '../certificates/certificate-card.store.ts';
import { findIsPathFinished } from '../certificates/earnings.store.ts';
import { askedKey } from './ask-sign-off.usecase.ts';
import { OPEN_CERTIFY } from './certify.view.ts';
import { judgeSignOff, type SignOffRefusal } from './sign-off.ts';
import {
  gaveBackMessage,
  returnedMessage,
  type SignOffFacts,
  signedMessage,
} from './sign-off.view.ts';
import { findSignOffFacts } from './sign-off-record.store.ts';
import type { SignOffRequest } from './sign-off-request.ts';
import { findSignOffRequest, saveSignOffRequest } from './sign-offs.store.ts';
import { findSignOff } from './signers.store.ts';

export type DecideOutcome =
  | { kind: 'approved' | 'returned'; message: Message }
  | { kind: 'no-such-request' | 'no-reason' }
  | {
      kind: 'refused';
      why: SignOffRefusal | { kind: 'decided' | 'path-not-finished' | 'not-in-office' };
      facts: SignOffFacts;
    };

/** Issues a champion certificate; certificates are another feature's, so `learning.ts` hands it over. */
export type Grant = (
  database: Database,
  grant: {
    workspaceId: WorkspaceId;
    rolloutId: RolloutId;
    holderId: UserId;
    path: 'champion';
    isRenewal: boolean;
    proof: ChampionProof;
  },
  now: Temporal.Instant,
) => void;

type Decision = { kind: 'approved' | 'returned'; reason: string };

/** Somebody who may sign decides on a champion's task: certified from now on, or back with a reason. */
export function decideSignOff(
  database: Database,
  input: { acting: Acting; rolloutId: RolloutId; requestId: string; decision: Decision },
  grant: Grant,
  now: Temporal.Instant,
): DecideOutcome {
  return write(database, (): DecideOutcome => {
    const { acting, rolloutId, decision } = input;
    const request = findSignOffRequest(database, rolloutId, input.requestId);
    if (request === undefined) return { kind: 'no-such-request' };
    const facts = findSignOffFacts(database, rolloutId, request);
    const champion = { id: request.championId, teamId: request.teamId };
    const at = { database, rolloutId, now };
    const may = judgeSignOff(findSignOff(at, champion, acting.userId));
    if (may.kind !== 'accepted') return { kind: 'refused', why: may, facts };
    const shut = shutReason(database, request, decision);
    if (shut !== undefined) return { kind: 'refused', why: { kind: shut }, facts };
    if (decision.kind === 'returned' && decision.reason.trim() === '') return { kind: 'no-reason' };
    const decided: SignOffRequest = {
      ...request,
      decision: { ...decision, reason: decision.reason.trim(), by: acting.userId, at: now },
    };
    saveSignOffRequest(database, decided);
    const after = { ...facts, request: decided };
    const message =
      decision.kind === 'approved'
        ? approve(database, { acting, facts: after, signedOffAs: may.signedOffAs, grant }, now)
        : giveBack(database, acting, after, now);
    const of = askedKey(request.id);
    const entry = { workspaceId: acting.workspaceId, rolloutId, now };
    enqueueEditEntry(database, { ...entry, key: `${of}:settled`, of, message });
    return { kind: decision.kind, message };
  });
}

function shutReason(
  database: Database,
  { decision, rolloutId, championId, teamId }: SignOffRequest,
  made: Decision,
): 'decided' | 'path-not-finished' | 'not-in-office' | undefined {
  if (decision !== undefined) return 'decided';
  const isInRole = listOpenChampionsOf(database, championId).some(
    (one) => one.teamId === teamId && ['confirmed', 'active'].includes(championState(one)),
  );
  if (!isInRole) return 'not-in-office';
  if (made.kind === 'returned') return undefined;
  const isRead = findIsPathFinished(database, rolloutId, championId, 'champion');
  return isRead ? undefined : 'path-not-finished';
}

function approve(
  database: Database,
  signing: {
    acting: Acting;
    facts: SignOffFacts;
    signedOffAs: 'champion' | 'lead';
    grant: Grant;
  },
  now: Temporal.Instant,
): Message {
  const { acting, facts, signedOffAs, grant } = signing;
  const { request } = facts;
  const { rolloutId, championId: holderId, task, observedBy } = request;
  const { workspaceId, userId: signedOffBy } = acting;
  const proof = { task, observedBy, signedOffBy, signedOffAs };
  const to = { workspaceId, rolloutId, holderId, path: 'champion', isRenewal: false } as const;
  grant(database, { ...to, proof }, now);
  const card = findCertificateCard({ database, rolloutId, now }, holderId, 'champion');
  if (card !== undefined) {
    const key = `sign-offs.signed:${request.id}`;
    const note = `${esc(acting.name)} has signed off your task. You are certified, and your team can count on you.`;
    const message = certificateMessage(card, note);
    enqueueMessageEntry(database, { workspaceId, rolloutId, now, key, to: holderId, message });
  }
  return signedMessage(facts, acting.name);
}

function giveBack(
  database: Database,
  acting: Acting,
  facts: SignOffFacts,
  now: Temporal.Instant,
): Message {
  const { id, rolloutId, championId, decision } = facts.request;
  const { workspaceId } = acting;
  const key = `sign-offs.returned:${id}`;
  const again = { actionId: OPEN_CERTIFY, rolloutId };
  const message = gaveBackMessage(facts, acting.name, again);
  enqueueMessageEntry(database, { workspaceId, rolloutId, now, key, to: championId, message });
  recordEntry(database, {
    workspaceId,
    rolloutId,
    at: now,
    actor: acting.userId,
    act: 'sign-offs.give-back',
    subject: `person:${championId}`,
    says: `${mention(acting.userId)} gave the task of ${mention(championId)} for *${esc(facts.teamName)}* back.`,
    ...(decision === undefined ? {} : { reason: decision.reason }),
    after: { requestId: id },
    isNews: false,
  });
  return returnedMessage(facts);
}
