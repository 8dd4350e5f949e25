import { dateAt } from '../../../platform/calendar.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayChoice, sayDate, sayList } from '../../../platform/words.ts';
import type { GateStatus } from '../gates/gate-status.ts';
import type { Override, OverrideRefusal } from './override.ts';
import type { DecisionRefusal } from './override-decision.ts';
import { sayMoment } from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

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
      return { field: 'reason', says: 'Say why, for the approver and for the record.' };
    case 'no-risk':
      return { field: 'risk', says: 'Say what risk you accept. There is always one.' };
    case 'expiry-not-ahead':
      return { field: 'expires', says: 'Choose a day after today.' };
    case 'expiry-too-far':
      return {
        field: 'expires',
        says: `Choose ${sayDate(refusal.latest, words.today)} or an earlier day. If you need longer than that, change the threshold instead.`,
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
    case 'lost-role':
      return `You were asked as a sponsor or lead, but you no longer hold either role. Who can decide now: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'not-an-approver':
      return `A sponsor or another lead decides on an override: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'no-reason':
      return 'Say why not, so that it can become a yes.';
    case 'not-the-requester':
      return `Only ${esc(words.nameOf(refusal.requestedBy))}, who asked for it, can withdraw it. Nothing was changed.`;
  }
}
