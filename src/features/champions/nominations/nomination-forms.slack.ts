import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { plainly, sentence } from '../../../platform/slack/blocks.ts';
import { submission } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { choice, date, number, optionalText, text } from '../../../platform/slack/fields.ts';
import { fieldErrors, type Reply, tell } from '../../../platform/slack/reply.ts';
import { findBuddyId } from '../champions/champions.store.ts';
import { acceptNomination } from './accept-role.usecase.ts';
import { type ApprovalOutcome, approveProtectedHours } from './approve-hours.usecase.ts';
import { confirmNominee } from './confirm-champion.usecase.ts';
import { CONFIRM_FORM, HOURS_FORM, REFUSAL_FORM } from './deciding-modals.view.ts';
import { declineNomination } from './decline-role.usecase.ts';
import { firstWeekItems } from './first-week.ts';
import type { HoursRefusal } from './nomination.ts';
import {
  confirmedMessage,
  hoursApprovedMessage,
  refusedMessage,
  sayNext,
  youAcceptedMessage,
  youDeclinedMessage,
} from './nomination-ends.view.ts';
import type { NominationFacts, StepOutcome } from './nomination-facts.ts';
import { DECLINE_FORM } from './nomination-modals.view.ts';
import { sayHoursRefusal, sayStepRefusal } from './nomination-refusals.view.ts';
import { championValue, NO_SUCH_NOMINATION, nameIn } from './nomination-steps.slack.ts';
import { ONBOARDING_FORM } from './onboarding-modal.view.ts';
import { refuseNominee } from './refuse-nomination.usecase.ts';

const hours = submission({
  callbackId: HOURS_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: championValue,
  fields: z.object({
    per_week: number('Hours a week', 0.5, 20, '4'),
    from_on: date('The first day').optional(),
    until_on: date('The last day'),
  }),
  run(request, typed, { championId }): Reply {
    // Hours that run already go on from today, so that form has no first day.
    const fromOn = typed.from_on ?? request.today;
    const approved = { perWeek: typed.per_week, fromOn, untilOn: typed.until_on };
    const input = { championId, hours: approved, isFirst: false };
    return replyToApproval(request, approveProtectedHours(request, input));
  },
});

function replyToApproval(request: RolloutRequest, outcome: ApprovalOutcome): Reply {
  switch (outcome.kind) {
    case 'no-such-nomination':
      return tell(NO_SUCH_NOMINATION);
    case 'already-approved':
    case 'approved':
      return tell(hoursApprovedMessage(outcome.facts, sayNext(outcome.facts)));
    case 'refused': {
      const said = sayHoursRefusal(outcome.why, outcome.facts, nameIn(request));
      const field = FIELD_OF[outcome.why.kind];
      return field === undefined ? tell(sentence(said)) : fieldErrors({ [field]: plainly(said) });
    }
  }
}

const FIELD_OF: Partial<Record<HoursRefusal['kind'], string>> = {
  'hours-out-of-range': 'per_week',
  'ends-before-it-starts': 'until_on',
  'ends-in-the-past': 'until_on',
};

const confirm = submission({
  callbackId: CONFIRM_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: championValue,
  fields: z.object({}),
  run(request, _typed, { championId }): Reply {
    return replyToStep(request, confirmNominee(request, { championId }), (facts) =>
      confirmedMessage(facts, request.acting.name),
    );
  },
});

const refuse = submission({
  callbackId: REFUSAL_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: championValue,
  fields: z.object({ reason: text('The reason', 500) }),
  run(request, { reason }, { championId }): Reply {
    return replyToStep(request, refuseNominee(request, { championId, reason }), (facts) =>
      refusedMessage(facts, request.acting.name, reason),
    );
  },
});

const decline = submission({
  callbackId: DECLINE_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: championValue,
  fields: z.object({ reason: optionalText('What you add', 500) }),
  run(request, { reason }, { championId }): Reply {
    const outcome = declineNomination(request, { championId, reason });
    return replyToStep(request, outcome, youDeclinedMessage);
  },
});

const answer = submission({
  callbackId: ONBOARDING_FORM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  context: championValue,
  fields: z.object({
    answer: choice(['yes', 'no'], 'Choose yes or no. “Later” closes this without an answer.'),
    reason: optionalText('What you add', 500),
  }),
  run(request, typed, { championId }): Reply {
    const { database } = request;
    if (typed.answer === 'no') {
      const outcome = declineNomination(request, { championId, reason: typed.reason });
      return replyToStep(request, outcome, youDeclinedMessage);
    }
    return replyToStep(request, acceptNomination(request, { championId }), (facts) => {
      const buddyId = findBuddyId(database, championId);
      const buddy = buddyId && findName(database, buddyId);
      return youAcceptedMessage(facts, buddy, firstWeekItems.length);
    });
  },
});

function replyToStep(
  request: RolloutRequest,
  outcome: StepOutcome,
  done: (facts: NominationFacts) => ReturnType<typeof sentence>,
): Reply {
  if (outcome.kind === 'no-such-nomination') return tell(NO_SUCH_NOMINATION);
  if (outcome.kind === 'refused')
    return tell(sentence(sayStepRefusal(outcome.why, outcome.facts, nameIn(request))));
  return tell(done(outcome.facts));
}

export const nominationForms = [hours, confirm, refuse, decline, answer];
