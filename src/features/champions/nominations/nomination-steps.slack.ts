import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { rolloutValue } from '../../../platform/slack/fields.ts';
import { keptId } from '../../../platform/slack/kept-values.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { championState, hoursApproversOf, nextStepOf } from '../champions/champion.ts';
import { confirmChampion } from '../champions/champion-step.ts';
import { findBuddyFor } from './accept-role.usecase.ts';
import { confirmModal, hoursModal, refusalModal } from './deciding-modals.view.ts';
import { firstWeekItems } from './first-week.ts';
import { type HoursRefusal, usualHours } from './nomination.ts';
import type { NominationFacts, NominationRecord } from './nomination-facts.ts';
import {
  OPEN_CONFIRM,
  OPEN_DECLINE,
  OPEN_HOURS,
  OPEN_ONBOARDING,
  OPEN_REFUSAL,
} from './nomination-messages.view.ts';
import { declineModal } from './nomination-modals.view.ts';
import { sayHoursRefusal, sayStepRefusal } from './nomination-refusals.view.ts';
import { findNomination, getNominationFacts } from './nominations.store.ts';
import { onboardingModal } from './onboarding-modal.view.ts';

export const championValue = rolloutValue.extend({ championId: keptId() });

export const NO_SUCH_NOMINATION = sentence(
  'This nomination no longer exists. `/champion` shows what is open.',
);

/** A lead reads who it is and why before the yes. */
const openConfirm = action({
  actionId: OPEN_CONFIRM,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: championValue,
  run: (request, { championId }): Reply =>
    withNomination(request, championId, ({ champion, leadIds }, facts) => {
      const judged = confirmChampion(champion, request.acting.userId, leadIds, request.now);
      return judged.kind === 'done'
        ? open(confirmModal(facts))
        : tell(asLook(sentence(sayStepRefusal(judged, facts, nameIn(request)))));
    }),
});

/** A form is opened only for somebody whose turn it is; others are told how it stands. */
const openHours = action({
  actionId: OPEN_HOURS,
  who: 'anyone',
  shows: 'inside',
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
  shows: 'inside',
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
  shows: 'inside',
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
  shows: 'inside',
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

export function nameIn({ database }: RolloutRequest) {
  return (userId: Parameters<typeof findName>[1]) => findName(database, userId);
}

export const nominationStepActions = [
  openConfirm,
  openHours,
  openRefusal,
  openDecline,
  openOnboarding,
];
