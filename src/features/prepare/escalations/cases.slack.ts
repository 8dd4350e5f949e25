import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { actions, button, esc, type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, type Pressed, submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, rolloutValue, text } from '../../../platform/slack/fields.ts';
import { open, type Reply, replace, tell, update } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { freezeValue, OPEN_LIFT } from '../workflow-freezes/freeze-messages.view.ts';
import { caseValue, HAND_UP, OPEN_CASE, OPEN_SETTLE, TAKE_CASE } from './case-messages.view.ts';
import { caseModal, SETTLE_FORM, settleModal, WORDS_MAX } from './case-modals.view.ts';
import { type ActRefusal, actRefusal } from './case-rights.ts';
import { findMayAct, findMaySee } from './case-sight.store.ts';
import { getCaseWords } from './case-words.store.ts';
import { sayCase, sayStanding } from './case-words.view.ts';
import { type Escalation, findings } from './escalation.ts';
import { findEscalation } from './escalations.store.ts';
import { listLeads } from './path.store.ts';
import { handUpCase, settleCase, takeCase } from './work-case.usecase.ts';

const value = rolloutValue.extend({ caseId: z.string() });
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
    return open(settleModal(found, getCaseWords(request, found)));
  },
});

const settleForm = submission({
  callbackId: SETTLE_FORM,
  who: WITH_A_PART,
  about: 'rollout',
  context: value,
  fields: z.object({
    finding: choice(findings, 'Choose what it was.'),
    answer: text('What should be done', WORDS_MAX),
  }),
  run(request, typed, { caseId }): Reply {
    const outcome = settleCase(request, { caseId, ...typed });
    if (outcome.kind === 'no-such-case') return tell(GONE);
    if (outcome.kind === 'refused') return tell(refusalOf(request, outcome.why));
    const { escalation, freeze } = outcome;
    const name = esc(findName(request.database, escalation.askerId));
    const said =
      escalation.askerId === request.acting.userId
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

function modalOf(
  request: RolloutRequest,
  escalation: Escalation,
  view: Partial<Parameters<typeof caseModal>[2]> = {},
) {
  const mayAct = findMayAct(request, escalation);
  return caseModal(escalation, getCaseWords(request, escalation), { mayAct, ...view });
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
  switch (why.kind) {
    case 'resolved': {
      const by = why.by === acting.userId ? 'You' : esc(findName(database, why.by));
      const on = sayDate(dateAt(why.at, acting.timeZone), today);
      return sentence(`${by} already settled it on ${on}. Nothing was changed.`);
    }
    case 'own-drill':
      return sentence(
        'You started this drill, so someone else has to say that they have it. Nothing was changed.',
      );
    case 'with-others': {
      const who = why.personId === undefined ? 'the leads' : esc(findName(database, why.personId));
      return sentence(`This is with ${who} now. Nothing was changed.`);
    }
    case 'taken': {
      const by = why.by === acting.userId ? 'You have' : `${esc(findName(database, why.by))} has`;
      return sentence(`${by} it already. Nothing was changed.`);
    }
    case 'at-the-top':
      return sentence('It stands before the leads: there is nobody above them to hand it to.');
  }
}

const GONE = sentence('This case no longer exists. `/core quality` shows what is open.');
const NOT_YOURS = sentence(
  'Only the person who raised it, the people who were asked, the team’s champions, leads and sponsors can see this case.',
);

export const caseActions = [openCase, take, handUp, openSettle];
export const caseForms = [settleForm];
