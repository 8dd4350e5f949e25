import { dateAt } from '../../../platform/calendar.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayChoice, sayDate, sayList } from '../../../platform/words.ts';
import type { GateStanding } from '../gates/gate-standing.ts';
import type { Override, OverrideRefusal } from './override.ts';
import type { DecisionRefusal } from './override-decision.ts';
import { sayMoment } from './override-messages.view.ts';
import type { OverrideWords } from './override-words.ts';

/** Why a request cannot be made so: beside which field, and in which words. */
export function sayRequestRefusal(
  refusal: OverrideRefusal,
  standing: GateStanding,
  words: OverrideWords,
): { field?: 'criteria' | 'reason' | 'risk' | 'expires'; says: string } {
  const asks = (names: readonly string[]) =>
    sayList(
      names.map(
        (name) => `“${standing.verdict.criteria.find((one) => one.name === name)?.asks ?? name}”`,
      ),
    );
  switch (refusal.kind) {
    case 'not-a-lead':
      return { says: 'Only a lead of this rollout can ask for an override. Nothing was changed.' };
    case 'nothing-unmet':
      return {
        says: 'Every criterion is met meanwhile, so there is nothing to override. `/rollout gates` shows when it opens.',
      };
    case 'not-unmet':
      return {
        field: 'criteria',
        says: `${asks(refusal.criteria)} is met meanwhile. Take the tick away.`,
      };
    case 'left-out':
      return {
        field: 'criteria',
        says: `${asks(refusal.criteria)} is not met either and would keep the gate shut. Tick it too, or settle it first.`,
      };
    case 'no-reason':
      return { field: 'reason', says: 'Say why, for the one who decides and for the record.' };
    case 'no-risk':
      return { field: 'risk', says: 'Say which risk you accept. There is always one.' };
    case 'expiry-not-ahead':
      return { field: 'expires', says: 'Choose a day after today.' };
    case 'expiry-too-far':
      return {
        field: 'expires',
        says: `Choose ${sayDate(refusal.latest, words.today)} or an earlier day; a longer exception is a threshold to be changed.`,
      };
    case 'nobody-can-approve':
      return {
        says: 'Nobody but you could approve it, and nobody approves their own. Add a sponsor or a second lead with `/rollout edit`. Nothing was changed.',
      };
    case 'already-asked':
      return {
        says: `${esc(words.nameOf(refusal.override.requestedBy))} has asked for an override of this gate already; it waits for an answer until ${sayMoment(refusal.override.answerBy, words)}. Nothing was changed.`,
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
      ? 'nobody just now: a sponsor or a second lead has to be named with `/rollout edit`'
      : sayChoice(ids.map((id) => esc(words.nameOf(id))));
  switch (refusal.kind) {
    case 'own-request':
      return 'You asked for this override yourself, and nobody approves their own. Nothing was changed.';
    case 'already-decided': {
      const { decision } = refusal;
      const on = sayDate(dateAt(decision.at, words.timeZone), words.today);
      const did = { approved: 'approved', declined: 'declined', withdrawn: 'took back' };
      return `${esc(words.nameOf(decision.by))} ${did[decision.kind]} this already, on ${on}. Nothing was changed.`;
    }
    case 'lapsed':
      return `This request could be answered until ${sayMoment(refusal.answerBy, words)}. It has lapsed; ${esc(words.nameOf(override.requestedBy))} can ask anew. Nothing was changed.`;
    case 'past-its-expiry':
      return `The override would have ended on ${sayDate(refusal.expiresOn, words.today)}, so there is nothing left to approve. Nothing was changed.`;
    case 'lost-role':
      return `You were asked as a sponsor or lead and are neither any more. Who can decide now: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'not-an-approver':
      return `A sponsor or another lead decides on an override: ${names(refusal.approverIds)}. Nothing was changed.`;
    case 'no-reason':
      return 'Say why not, so that it can become a yes.';
    case 'not-the-requester':
      return `Only ${esc(words.nameOf(refusal.requestedBy))}, who asked for it, can take it back. Nothing was changed.`;
  }
}
