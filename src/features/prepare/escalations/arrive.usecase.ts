import { GROUNDSWELL } from '../../../platform/acting.ts';
import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import { enqueueAnswer, enqueueUrgent, type KeyOf } from '../../../platform/outbox/direct.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, type Message } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { freezeWorkflow } from '../workflow-freezes/freeze-workflow.usecase.ts';
import { askedMessage, stepMessage, topMessage } from './case-messages.view.ts';
import { getCaseWords } from './case-words.store.ts';
import { askedPeople, type Escalation, type Move, nextStep } from './escalation.ts';
import { addStep, findEscalation } from './escalations.store.ts';
import { getPath, listLeads } from './path.store.ts';
import { showStanding } from './show-standing.usecase.ts';

type Unplaced = Omit<Escalation, 'resolved'>;

/**
 * Brings a case to its next place: whoever is asked there is written to, at the top the work is frozen, and
 * the one who raised it hears where it is now.
 */
export function moveCase(request: RolloutRequest, escalation: Unplaced, move: Move): Escalation {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const step = nextStep(
      {
        ...move,
        askerId: escalation.askerId,
        asked: askedPeople(escalation),
        number: escalation.steps.length + 1,
        now,
      },
      getPath(request, escalation),
    );
    addStep(database, escalation, step);
    const arrived = findEscalation(database, rolloutId, escalation.id);
    if (arrived === undefined) throw new Error('The case was stored in this transaction.');
    recordMove(request, arrived, step);
    if (step.tier === 'lead') arriveAtTheTop(request, arrived);
    else notifyAsked(request, arrived, step.personId);
    // Who tries out the path hears how it ended.
    if (step.number > 1 && !arrived.isDrill)
      notifyAsker(request, arrived, { step: 'moved', message: stepMessage });
    if (step.number > 1) showStanding(request, arrived, 'moved');
    return arrived;
  });
}

function recordMove(
  request: RolloutRequest,
  { id, workflow, isDrill }: Escalation,
  step: ReturnType<typeof nextStep>,
): void {
  const { database } = request;
  const to = step.personId === undefined ? 'the leads' : esc(findName(database, step.personId));
  const what = isDrill ? 'A drill' : 'A case';
  record(request, {
    act: 'escalations.move',
    subject: `escalation:${id}`,
    says: `${what} about *${esc(workflow)}* went to ${to}.`,
    after: {
      tier: step.tier,
      because: step.because,
      skipped: step.skipped,
      takeBy: step.takeBy.toString(),
    },
  });
}

function notifyAsked(
  request: RolloutRequest,
  escalation: Escalation,
  personId: UserId | undefined,
): void {
  if (personId === undefined) return;
  enqueueAnswer(request, {
    key: `escalations.asked:${escalation.id}:${escalation.steps.length}`,
    to: personId,
    message: askedMessage(escalation, getCaseWords(request, escalation)),
  });
}

/** All leads hear of it at once, and the work stands still; a drill freezes nothing. */
function arriveAtTheTop(request: RolloutRequest, escalation: Escalation): void {
  const { id, workflow, isDrill, source, words } = escalation;
  const message = topMessage(escalation, getCaseWords(request, escalation));
  for (const to of listLeads(request)) {
    if (isDrill && to === escalation.askerId) continue;
    enqueueUrgent(request, { key: `escalations.top:${id}:${to}`, to, message });
  }
  if (isDrill) return;
  const cause = source === 'alarm' ? 'alarm' : 'case';
  freezeWorkflow(request, { workflow, cause, caseId: id, reason: words });
}

type Said = {
  step: 'moved' | 'taken' | 'settled';
  message: (escalation: Escalation, words: ReturnType<typeof getCaseWords>) => Message;
};

/** The one who raised a case hears of each step that somebody else makes. */
export function notifyAsker(
  request: RolloutRequest,
  escalation: Escalation,
  { step, message }: Said,
): void {
  const { id, askerId, steps } = escalation;
  if (askerId === GROUNDSWELL.userId || askerId === request.acting.userId) return;
  const key: KeyOf<'answer'> = `escalations.step:${id}:${steps.length}:${step}`;
  enqueueAnswer(request, {
    key,
    to: askerId,
    message: message(escalation, getCaseWords(request, escalation)),
  });
}
