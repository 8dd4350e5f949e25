import { dateAt } from '../../../platform/calendar.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayChoice, sayDate, sayList } from '../../../platform/words.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import { OVERRIDE_DAYS_MAX, type Override, type OverrideRefusal } from './override.ts';
import type { DecisionRefusal } from './override-decision.ts';
import { sayMoment } from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

/** What is said to "x", where a reason is needed. */
export const MORE_REASON =
  'Say in a few words why it can’t wait, so that someone who wasn’t there can agree or disagree.';

/** Why a request cannot be made so: beside which field, and in which words. */
export function sayRequestRefusal(
  refusal: OverrideRefusal,
  status: GateStatus,
  words: OverrideWords,
): { field?: 'criteria' | 'reason' | 'risk' | 'expires'; says: string } {
  const asks = (names: readonly string[]) =>
    sayList(
      names.map(
        (name) => `“${status.verdict.criteria.find((one) => one.name === name)?.asks ?? name}”`,
      ),
    );
  switch (refusal.kind) {
    case 'not-a-lead':
      return {
        says: `Only a lead of *${esc(words.rolloutName)}* (${sayChoice(refusal.leadIds.map((id) => esc(words.nameOf(id))))}) can ask for an override. Nothing was changed.`,
      };
    case 'not-for-completion':
      return {
        says: 'Completion can’t be overridden: nobody waits for it, and it would only say what isn’t true yet. `/rollout complete` shows what is missing.',
      };
    case 'nothing-unmet':
      return {
        says: 'Every criterion is met by now, so there is nothing to override. `/rollout gates` shows when the gate opens.',
      };
    case 'not-unmet':
      return {
        field: 'criteria',
        says: `${asks(refusal.criteria)} is met by now. Please untick it.`,
      };
    case 'left-out':
      return {
        field: 'criteria',
        says: `${asks(refusal.criteria)} isn’t met either and would keep the gate shut. Tick it too, or settle it first.`,
      };
    case 'no-reason':
      return { field: 'reason', says: MORE_REASON };
    case 'no-risk':
      return {
        field: 'risk',
        says: 'Say what could go wrong and for whom, in a few words. There is always something.',
      };
    case 'expiry-not-ahead':
      return { field: 'expires', says: 'Choose a day after today.' };
    case 'expiry-too-far':
      return {
        field: 'expires',
        says: `Choose ${sayDate(refusal.latest, words.today)} or an earlier day. Ask again later if you need longer than that.`,
      };
    case 'ends-before-gate':
      return {
        field: 'expires',
        says: `The gate opens on ${sayDate(refusal.opensOn, words.today)} at the earliest, so choose that day or a later one.`,
      };
    case 'asked-too-early':
      return {
        field: 'expires',
        says: `The gate opens on ${sayDate(refusal.opensOn, words.today)} at the earliest, and an override lasts ${OVERRIDE_DAYS_MAX} days at most. Ask again from ${sayDate(refusal.fromOn, words.today)} on.`,
      };
    case 'nobody-can-approve':
      return {
        says: 'You’re the only person who could approve this, and nobody approves their own request. Add a sponsor or a second lead with `/rollout edit`. Nothing was changed.',
      };
    case 'already-asked':
      return {
        says: `${esc(words.nameOf(refusal.override.requestedBy))} has already requested an override of this gate; it can be answered until ${sayMoment(refusal.override.answerBy, words)}. Nothing was changed.`,
      };
  }
}

/** Why a decision does not count, and who can make one. */
export function sayDecisionRefusal(
  refusal: DecisionRefusal,
  override: Override,
  words: OverrideWords,
): string {
  const names = (ids: readonly string[]) =>
    ids.length === 0
      ? 'nobody at the moment; a lead can add a sponsor or a second lead with `/rollout edit`'
      : sayChoice(ids.map((id) => esc(words.nameOf(id))));
  switch (refusal.kind) {
    case 'own-request':
      return 'You requested this override yourself, and nobody approves their own request. Nothing was changed.';
    case 'already-decided': {
      const { decision } = refusal;
      const on = sayDate(dateAt(decision.at, words.timeZone), words.today);
      const did = { approved: 'approved', declined: 'declined', withdrawn: 'withdrew' };
      return `${esc(words.nameOf(decision.by))} already ${did[decision.kind]} this, on ${on}. Nothing was changed.`;
    }
    case 'lapsed':
      return `This request could be answered until ${sayMoment(refusal.answerBy, words)}. It has lapsed; ${esc(words.nameOf(override.requestedBy))} can ask again. Nothing was changed.`;
    case 'past-its-expiry':
      return `The override would have ended on ${sayDate(refusal.expiresOn, words.today)}, so there is nothing left to approve. Nothing was changed.`;
    case 'ends-before-gate':
      return `The gate now opens on ${sayDate(refusal.opensOn, words.today)} at the earliest, after this override would have ended. ${esc(words.nameOf(override.requestedBy))} can ask again with a later day. Nothing was changed.`;
    case 'changed-meanwhile':
      return `What this would change is no longer as it’s described here. ${esc(words.nameOf(override.requestedBy))} can ask again. Nothing was changed.`;
    case 'sponsors-first':
      return `A sponsor decides on this: ${names(refusal.approverIds)}. Another lead can when no sponsor could be reached within three days. Nothing was changed.`;
    case 'lost-role':
      return `You were asked as a sponsor or lead, but you no longer hold either role. Who can decide now: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'not-an-approver':
      return `A sponsor decides on this: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'no-reason':
      return 'Say why not, so that it can become a yes.';
    case 'not-the-requester':
      return `Only ${esc(words.nameOf(refusal.requestedBy))}, who asked for it, can withdraw it. Nothing was changed.`;
  }
}
