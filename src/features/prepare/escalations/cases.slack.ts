import { z } from 'zod';
import { GROUNDSWELL } from '../../../platform/acting.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { actions, button, esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, type Pressed, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { open, type Reply, replace, tell, update } from '../../../platform/slack/reply.ts';
import { listPublished } from '../core/entries.store.ts';
import { workflowKey } from '../core/entry.ts';
import { freezeValue, OPEN_LIFT } from '../workflow-freezes/freeze-messages.view.ts';
import { caseValue, HAND_UP, OPEN_CASE, OPEN_SETTLE, TAKE_CASE } from './case-messages.view.ts';
import { caseModal, PLANT_CASE, SETTLE_FORM, settleModal, WORDS_MAX } from './case-modals.view.ts';
import { caseRefusal } from './case-refusals.view.ts';
import { type ActRefusal, actRefusal } from './case-rights.ts';
import { findMayAct, findMaySee } from './case-sight.store.ts';
import { getCaseWords } from './case-words.store.ts';
import { sayCase, sayStanding } from './case-words.view.ts';
import { type Escalation, findings } from './escalation.ts';
import { findEscalation } from './escalations.store.ts';
import { listLeads } from './path.store.ts';
import { plantCase } from './plant-case.usecase.ts';
import { handUpCase, settleCase, takeCase } from './work-case.usecase.ts';

const value = rolloutValue.extend({ caseId: keptId() });
const WITH_A_PART = ['lead', 'sponsor', 'champion', 'backup', 'manager', 'member'] as const;

const openCase = action({
  actionId: OPEN_CASE,
  who: WITH_A_PART,
  about: 'rollout',
  value,
  run(request, { caseId }): Reply {
    const found = findEscalation(request.database, request.rolloutId, caseId);
    if (found === undefined) return tell(GONE);
    if (!findMaySee(request, found)) return tell(NOT_YOURS);
    return open(modalOf(request, found));
  },
});

const take = action({
  actionId: TAKE_CASE,
  who: WITH_A_PART,
  acts: true,
  about: 'rollout',
  value,
  run(request, { caseId }, { surface }): Reply {
    const outcome = takeCase(request, { caseId });
    if (outcome.kind === 'no-such-case') return tell(GONE);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    const { escalation } = outcome;
    const said = escalation.isDrill
      ? 'Thank you: the drill knows that it reached you. There is nothing else to do.'
      : 'You have it now. Settle it when you know what to do, or hand it up.';
    return shown(request, escalation, { said, surface });
  },
});

const handUp = action({
  actionId: HAND_UP,
  who: WITH_A_PART,
  acts: true,
  about: 'rollout',
  value,
  run(request, { caseId }, { surface }): Reply {
    const outcome = handUpCase(request, { caseId });
    if (outcome.kind === 'no-such-case') return tell(GONE);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    return shown(request, outcome.escalation, { said: 'You handed it up.', surface });
  },
});

const openSettle = action({
  actionId: OPEN_SETTLE,
  who: WITH_A_PART,
  about: 'rollout',
  value,
  run(request, { caseId }): Reply {
    const { database, rolloutId, acting } = request;
    const found = findEscalation(database, rolloutId, caseId);
    if (found === undefined) return tell(GONE);
    const person = { userId: acting.userId, isLead: listLeads(request).includes(acting.userId) };
    const why = actRefusal(found, person);
    if (why !== undefined) return tell(refusalOf(request, why));
    return open(settleModal(found, getCaseWords(request, found), entriesFor(request, found)));
  },
});

/** What people find about the same work. */
function entriesFor({ database, rolloutId }: RolloutRequest, { workflow }: Escalation) {
  return listPublished(database, rolloutId)
    .filter((entry) => workflowKey(entry.workflow) === workflowKey(workflow))
    .map(({ id, published }) => ({ id, title: published.title }));
}

const settleForm = submission({
  callbackId: SETTLE_FORM,
  who: WITH_A_PART,
  about: 'rollout',
  context: value,
  fields: z.object({
    finding: choice(findings, 'Choose what it was.'),
    answer: text('What should be done', WORDS_MAX),
    entry: z.string().optional(),
  }),
  run(request, { entry: entryId, ...typed }, { caseId }): Reply {
    const outcome = settleCase(request, { caseId, ...typed, entryId });
    if (outcome.kind === 'no-such-case') return tell(GONE);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    const { escalation, freeze } = outcome;
    const name = esc(findName(request.database, escalation.askerId));
    const said = [request.acting.userId, GROUNDSWELL.userId].includes(escalation.askerId)
      ? '*Settled.*'
      : `*Settled.* ${name} hears what you found.`;
    const still =
      freeze === undefined
        ? []
        : [
            sentence(
              `*${esc(freeze.workflow)}* is still frozen. A lead asks to let it go on, and a second person agrees.`,
            ),
          ].flatMap(({ blocks }) => [
            ...blocks,
            actions(button('Ask to let it go on', OPEN_LIFT, freezeValue(freeze))),
          ]);
    return update(modalOf(request, escalation, { said, more: still }));
  },
});

const plant = action({
  actionId: PLANT_CASE,
  who: ['lead'],
  acts: true,
  about: 'rollout',
  value,
  run(request, { caseId }, { surface }): Reply {
    const outcome = plantCase(request, { caseId });
    if (outcome.kind === 'no-such-case') return tell(GONE);
    if (outcome.kind === 'not-wrong')
      return tell(
        sentence('Only a case that was settled as wrong can be planted. Nothing was changed.'),
      );
    const said =
      outcome.kind === 'planted'
        ? 'It is planted: reviewers get it among the others, and hear right after their verdict.'
        : 'It is among the planted errors already.';
    return surface.kind === 'modal'
      ? update(modalOf(request, outcome.escalation, { said }))
      : tell(sentence(said));
  },
});

function modalOf(
  request: RolloutRequest,
  escalation: Escalation,
  view: Partial<Parameters<typeof caseModal>[2]> = {},
) {
  const mayAct = findMayAct(request, escalation);
  const isLead = request.acting.roles.has('lead');
  return caseModal(escalation, getCaseWords(request, escalation), { mayAct, isLead, ...view });
}

/** What was done stands where it was pressed. */
function shown(
  request: RolloutRequest,
  escalation: Escalation,
  { said, surface }: { said: string } & Pick<Pressed, 'surface'>,
): Reply {
  if (surface.kind === 'modal') return update(modalOf(request, escalation, { said }));
  const words = getCaseWords(request, escalation);
  const message = sentence(
    `${said} It is ${sayCase(escalation, words)}. ${sayStanding(escalation, words)}`,
    actions(
      ...(findMayAct(request, escalation) && !escalation.isDrill
        ? [button('Settle it', OPEN_SETTLE, caseValue(escalation))]
        : []),
      button('See the case', OPEN_CASE, caseValue(escalation)),
    ),
  );
  return surface.kind === 'message' ? replace(message) : tell(message);
}

function refusalOf({ database, acting, today }: RolloutRequest, why: ActRefusal): Message {
  const nameOf = (id: UserId) => findName(database, id);
  return caseRefusal(why, { readerId: acting.userId, timeZone: acting.timeZone, nameOf, today });
}

const GONE = sentence('This case no longer exists. `/core quality` shows what is open.');
const NOT_YOURS = sentence(
  'Only the person who raised it, the people who were asked, the team’s champions, leads and sponsors can see this case.',
);

export const caseActions = [openCase, take, handUp, openSettle, plant];
export const caseForms = [settleForm];
