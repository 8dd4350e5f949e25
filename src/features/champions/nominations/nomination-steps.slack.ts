import { z } from 'zod';
import { findOutboxRow } from '../../../platform/outbox/outbox.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, type Pressed } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import {
  home,
  open,
  type Replies,
  type Reply,
  replace,
  tell,
} from '../../../platform/slack/reply.ts';
import { championState, hoursApproversOf, nextStepOf } from '../champions/champion.ts';
import { findBuddyFor } from './accept-role.usecase.ts';
import { approveProtectedHours } from './approve-hours.usecase.ts';
import { confirmNominee } from './confirm-champion.usecase.ts';
import { firstWeekItems } from './first-week.ts';
import { type HoursRefusal, usualHours } from './nomination.ts';
import { askKey } from './nomination-asks.ts';
import { confirmedMessage, hoursApprovedMessage, sayNext } from './nomination-ends.view.ts';
import type { NominationFacts, NominationRecord } from './nomination-facts.ts';
import {
  APPROVE_HOURS,
  CONFIRM,
  OPEN_DECLINE,
  OPEN_HOURS,
  OPEN_ONBOARDING,
  OPEN_REFUSAL,
} from './nomination-messages.view.ts';
import { declineModal, hoursModal, refusalModal } from './nomination-modals.view.ts';
import { sayHoursRefusal, sayStepRefusal } from './nomination-refusals.view.ts';
import { findNomination, getNominationFacts } from './nominations.store.ts';
import { onboardingModal } from './onboarding-modal.view.ts';

export const championValue = rolloutValue.extend({ championId: z.string() });

export const NO_SUCH_NOMINATION = sentence(
  'This nomination no longer exists. `/champion` shows what is open.',
);

const isoDate = z.iso.date().transform((text) => Temporal.PlainDate.from(text));

const approve = action({
  actionId: APPROVE_HOURS,
  who: 'anyone',
  about: 'rollout',
  value: championValue.extend({ perWeek: z.number(), fromOn: isoDate, untilOn: isoDate }),
  run(request, value, pressed): Replies {
    const { championId, ...hours } = value;
    const outcome = approveProtectedHours(request, { championId, hours, isFirst: true });
    switch (outcome.kind) {
      case 'no-such-nomination':
        return tell(NO_SUCH_NOMINATION);
      case 'already-approved':
        return tell(hoursApprovedMessage(outcome.facts, sayNext(outcome.facts)));
      case 'refused':
        return tell(sentence(sayHoursRefusal(outcome.why, outcome.facts, nameIn(request))));
      case 'approved': {
        const said = hoursApprovedMessage(outcome.facts, sayNext(outcome.facts));
        return settled(request, pressed, askKey('hours', championId, request.acting.userId), said);
      }
    }
  },
});

const confirm = action({
  actionId: CONFIRM,
  who: 'anyone',
  about: 'rollout',
  value: championValue,
  run(request, { championId }, pressed): Replies {
    const { acting } = request;
    const outcome = confirmNominee(request, { championId });
    if (outcome.kind === 'no-such-nomination') return tell(NO_SUCH_NOMINATION);
    if (outcome.kind === 'refused')
      return tell(sentence(sayStepRefusal(outcome.why, outcome.facts, nameIn(request))));
    const said = confirmedMessage(outcome.facts, acting.name);
    return settled(request, pressed, askKey('confirm', championId, acting.userId), said);
  },
});

/** A form is opened only for somebody whose turn it is; others are told how it stands. */
const openHours = action({
  actionId: OPEN_HOURS,
  who: 'anyone',
  about: 'rollout',
  value: championValue,
  run: (request, { championId }): Reply =>
    withNomination(request, championId, ({ champion, team, leadIds }, facts) => {
      const { ended, personId } = champion;
      const refuse = (why: HoursRefusal) =>
        tell(asLook(sentence(sayHoursRefusal(why, facts, nameIn(request)))));
      if (ended !== undefined && ended.cause !== 'hours-ended')
        return refuse({ kind: 'over', state: ended.how });
      const approverIds = hoursApproversOf(personId, team, leadIds);
      if (personId === request.acting.userId) return refuse({ kind: 'own-hours', approverIds });
      if (!approverIds.includes(request.acting.userId))
        return refuse({ kind: 'not-the-approver', approverIds });
      const usual = usualHours(champion.role, request.today);
      const perWeek = champion.hours?.perWeek ?? usual.perWeek;
      return open(hoursModal(facts, { ...usual, perWeek }));
    }),
});

const openRefusal = action({
  actionId: OPEN_REFUSAL,
  who: 'anyone',
  about: 'rollout',
  value: championValue,
  run: (request, { championId }): Reply =>
    withNomination(request, championId, ({ champion }, facts) =>
      nextStepOf(champion) === undefined
        ? tell(asLook(notAtThisStep(request, facts)))
        : open(refusalModal(facts)),
    ),
});

const openDecline = action({
  actionId: OPEN_DECLINE,
  who: 'anyone',
  about: 'rollout',
  value: championValue,
  run: (request, { championId }): Reply =>
    withNomination(request, championId, ({ champion }, facts) =>
      nextStepOf(champion) === undefined
        ? tell(asLook(notAtThisStep(request, facts)))
        : open(declineModal(facts)),
    ),
});

const openOnboarding = action({
  actionId: OPEN_ONBOARDING,
  who: 'anyone',
  about: 'rollout',
  value: championValue,
  run: (request, { championId }): Reply =>
    withNomination(request, championId, (nomination, facts) => {
      const { champion } = nomination;
      if (champion.personId !== request.acting.userId) {
        const why = { kind: 'not-the-nominee', personId: champion.personId } as const;
        return tell(asLook(sentence(sayStepRefusal(why, facts, nameIn(request)))));
      }
      if (championState(champion) !== 'confirmed')
        return tell(asLook(notAtThisStep(request, facts)));
      const buddyId = findBuddyFor(request, nomination);
      const buddy = buddyId && findName(request.database, buddyId);
      const firstWeek = firstWeekItems.map((item) => item.text);
      return open(onboardingModal(facts, buddy, firstWeek));
    }),
});

function withNomination(
  request: RolloutRequest,
  championId: string,
  answer: (nomination: NominationRecord, facts: NominationFacts) => Reply,
): Reply {
  const nomination = findNomination(request.database, request.rolloutId, championId);
  if (nomination === undefined) return tell(NO_SUCH_NOMINATION);
  return answer(nomination, getNominationFacts(request, nomination));
}

function notAtThisStep(request: RolloutRequest, facts: NominationFacts): Message {
  const { champion } = facts;
  const why = { kind: 'not-at-this-step', state: championState(champion), champion } as const;
  return sentence(sayStepRefusal(why, facts, nameIn(request)));
}

/** Says what was done where it was pressed; our own question turns into it at once, a nudge stays as it is. */
function settled(
  { database }: RolloutRequest,
  { surface }: Pressed,
  ownKey: string,
  said: Message,
): Replies {
  if (surface.kind === 'home') return home;
  if (surface.kind !== 'message') return tell(said);
  return findOutboxRow(database, ownKey)?.messageTs === surface.messageTs
    ? replace(said)
    : tell(said);
}

export function nameIn({ database }: RolloutRequest) {
  return (userId: Parameters<typeof findName>[1]) => findName(database, userId);
}

export const nominationStepActions = [
  approve,
  confirm,
  openHours,
  openRefusal,
  openDecline,
  openOnboarding,
];
