import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { doubtEntry } from '../core/verify-entry.usecase.ts';
import { settleFrozenCase } from '../workflow-freezes/settle-case.usecase.ts';
import type { WorkflowFreeze } from '../workflow-freezes/workflow-freeze.ts';
import { moveCase, notifyAsker } from './arrive.usecase.ts';
import { settledMessage, takenMessage } from './case-messages.view.ts';
import { type ActRefusal, actRefusal, handUpRefusal, takeRefusal } from './case-rights.ts';
import {
  currentStep,
  type Escalation,
  type Finding,
  SETTLE_WITHIN_MINUTES,
  settleLimit,
  tierAbove,
} from './escalation.ts';
import { findEscalation, markResolved, markTaken } from './escalations.store.ts';
import { findHours, listLeads } from './path.store.ts';
import { showStanding } from './show-standing.usecase.ts';
import { addWorkingMinutes, workingMinutesBetween } from './working-time.ts';

type Missing = { kind: 'no-such-case' } | { kind: 'refused'; why: ActRefusal };

export type TakeOutcome = Missing | { kind: 'taken'; escalation: Escalation };

/** Somebody has the case now. A drill goes on from there by itself, and ends with the lead who takes it. */
export function takeCase(request: RolloutRequest, { caseId }: { caseId: string }): TakeOutcome {
  const { database, acting, now } = request;
  return write(database, (): TakeOutcome => {
    const found = findCase(request, caseId);
    if (found === undefined) return { kind: 'no-such-case' };
    const why = takeRefusal(found, personOf(request));
    if (why !== undefined) return { kind: 'refused', why };
    const step = currentStep(found);
    const hours = findHours(request, acting.userId);
    markTaken(database, caseId, {
      number: step.number,
      taken: { by: acting.userId, at: now },
      settleBy: settleLimit(now, hours && addWorkingMinutes(now, SETTLE_WITHIN_MINUTES, hours)),
      tookMinutes: hours && workingMinutesBetween(step.askedAt, now, hours),
    });
    const taken = caseNow(request, caseId);
    record(request, {
      act: 'escalations.take',
      subject: `escalation:${caseId}`,
      says: `${mention(acting.userId)} took ${taken.isDrill ? 'a drill' : 'a case'} about *${esc(taken.workflow)}*.`,
    });
    if (!taken.isDrill) {
      notifyAsker(request, taken, { step: 'taken', message: takenMessage });
      showStanding(request, taken, 'taken');
      return { kind: 'taken', escalation: taken };
    }
    return {
      kind: 'taken',
      escalation:
        step.tier !== 'lead'
          ? moveCase(request, taken, { because: 'drill', from: tierAbove(step.tier) })
          : endDrill(request, taken),
    };
  });
}

function endDrill(request: RolloutRequest, drill: Escalation): Escalation {
  const { database, acting, now } = request;
  markResolved(database, drill.id, {
    ...{ by: acting.userId, at: now },
    ...{ finding: 'right', answer: '' },
  });
  const ended = caseNow(request, drill.id);
  record(request, {
    act: 'escalations.end-drill',
    subject: `escalation:${drill.id}`,
    says: `A drill about *${esc(drill.workflow)}* reached ${mention(acting.userId)} and is over.`,
    isNews: true,
  });
  notifyAsker(request, ended, { step: 'settled', message: settledMessage });
  showStanding(request, ended, 'taken');
  return ended;
}

export type SettleOutcome =
  | Missing
  | { kind: 'settled'; escalation: Escalation; freeze: WorkflowFreeze | undefined };

/** Says what the output was and what to do; work that is frozen for it stays so until two people let it go on. */
export function settleCase(
  request: RolloutRequest,
  {
    caseId,
    finding,
    answer,
    entryId,
  }: { caseId: string; finding: Finding; answer: string; entryId?: string | undefined },
): SettleOutcome {
  const { database, acting, now } = request;
  return write(database, (): SettleOutcome => {
    const found = findCase(request, caseId);
    if (found === undefined) return { kind: 'no-such-case' };
    const why = actRefusal(found, personOf(request));
    if (why !== undefined) return { kind: 'refused', why };
    markResolved(database, caseId, { by: acting.userId, at: now, finding, answer });
    const settled = caseNow(request, caseId);
    record(request, {
      act: 'escalations.settle',
      subject: `escalation:${caseId}`,
      says: `${mention(acting.userId)} settled a case about *${esc(settled.workflow)}*.`,
      after: { finding, entryId },
      reason: answer,
      isNews: true,
    });
    if (entryId !== undefined) doubtEntry(request, { entryId, reason: 'escalation' });
    const freeze = settleFrozenCase(request, { caseId });
    notifyAsker(request, settled, { step: 'settled', message: settledMessage });
    showStanding(request, settled, 'settled');
    return { kind: 'settled', escalation: settled, freeze };
  });
}

export type HandUpOutcome = Missing | { kind: 'handed-up'; escalation: Escalation };

/** Whoever is asked and cannot decide it gives it to the next tier. */
export function handUpCase(request: RolloutRequest, { caseId }: { caseId: string }): HandUpOutcome {
  return write(request.database, (): HandUpOutcome => {
    const found = findCase(request, caseId);
    if (found === undefined) return { kind: 'no-such-case' };
    const why = handUpRefusal(found, personOf(request));
    if (why !== undefined) return { kind: 'refused', why };
    const from = tierAbove(currentStep(found).tier);
    const escalation = moveCase(request, found, { because: 'handed-up', from });
    return { kind: 'handed-up', escalation };
  });
}

function personOf(request: RolloutRequest) {
  const { userId } = request.acting;
  return { userId, isLead: listLeads(request).includes(userId) };
}

function findCase({ database, rolloutId }: RolloutRequest, caseId: string) {
  return findEscalation(database, rolloutId, caseId);
}

function caseNow(request: RolloutRequest, caseId: string): Escalation {
  const found = findCase(request, caseId);
  if (found === undefined) throw new Error('A case is never removed.');
  return found;
}
