import type { UserId } from '../../../platform/ids.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayChoice, sayDate } from '../../../platform/words.ts';
import { type Champion, type ChampionState, roleTitles } from '../champions/champion.ts';
import type { StepRefusal } from '../champions/champion-step.ts';
import type { HoursRefusal, NominationProblem } from './nomination.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { sayRole } from './nomination-messages.view.ts';

export type NameOf = (userId: UserId) => string;

/** Why somebody cannot be nominated, with what to do instead. */
export function sayNominationProblem(
  refusal: NominationProblem,
  person: { id: UserId; name: string; isSelf: boolean; teamName: string },
  nameOf: NameOf,
): string {
  const name = person.isSelf ? 'You' : esc(person.name);
  const are = person.isSelf ? 'are' : 'is';
  const team = `*${esc(person.teamName)}*`;
  switch (refusal.kind) {
    case 'account-deactivated':
      return `${name} no longer has an active account here. Choose someone else from ${team}.`;
    case 'not-in-team':
      return `${name} ${are} not in ${team}, and a champion knows the team’s work from inside. A lead or the manager can add people with \`/rollout team edit ${esc(person.teamName)}\`.`;
    case 'already-nominated':
      return `${name} ${are} already ${status(refusal.champion)} ${team}. Nothing was changed.`;
    case 'role-taken': {
      const holder = esc(nameOf(refusal.champion.personId));
      return refusal.champion.accepted === undefined
        ? `${holder} has already been nominated as champion of ${team}. Nominate a back-up, or wait for the answer.`
        : `${holder} is champion of ${team}. Nominate a back-up: they can take over one day with a handover.`;
    }
    case 'no-reason':
      return 'Write a sentence that helps the manager decide.';
    case 'unknown-person':
      return `I don’t know ${mention(person.id)} as a person in this workspace. Name a colleague from the team.`;
    case 'guest':
      return `${name} ${are} a guest in this workspace: guests can be in a team and learn, and a champion is a colleague with a full account. Choose someone else from ${team}.`;
    case 'unknown-team':
      return 'This team is no longer part of the rollout. `/rollout teams` lists those that are.';
    case 'nobody-can-approve':
      return `Nobody could approve these hours: ${team} has no manager, and nobody can approve their own. Name one with \`/rollout team edit ${esc(person.teamName)}\`.`;
  }
}

function status(champion: Champion): string {
  const title = roleTitles[champion.role];
  return champion.accepted === undefined ? `nominated as ${title} of` : `${title} of`;
}

/** Why hours cannot be approved so, and who or what would do. */
export function sayHoursRefusal(
  refusal: HoursRefusal,
  facts: NominationFacts,
  nameOf: NameOf,
): string {
  switch (refusal.kind) {
    case 'over':
      return `${sayOver(refusal.state, facts)} Nothing was changed.`;
    case 'own-hours':
      return `Nobody can approve their own hours. ${whoCan(refusal.approverIds, nameOf)}`;
    case 'not-the-approver':
      return `${whoCan(refusal.approverIds, nameOf)} Nothing was changed.`;
    case 'nobody-can-approve':
      return `Nobody can approve these hours now. Name a manager with \`/rollout team edit ${esc(facts.teamName)}\`.`;
    case 'hours-out-of-range':
      return `Hours a week must be more than 0 and at most ${refusal.most}.`;
    case 'ends-before-it-starts':
      return 'The last day comes before the first. Choose a later one.';
    case 'ends-in-the-past':
      return `The last day has passed. Choose ${sayDate(refusal.today, refusal.today)} or a later day.`;
    case 'role-taken':
      return `${esc(nameOf(refusal.champion.personId))} holds the role for *${esc(facts.teamName)}* now. Nothing was changed.`;
  }
}

function whoCan(approverIds: readonly UserId[], nameOf: NameOf): string {
  if (approverIds.length === 0) return 'A lead has to name a manager for the team first.';
  return `Only ${sayChoice(approverIds.map(nameOf).map(esc))} can approve these hours.`;
}

/** Why a step cannot be taken; somebody may have been quicker. */
export function sayStepRefusal(
  refusal: StepRefusal,
  facts: NominationFacts,
  nameOf: NameOf,
): string {
  const name = esc(facts.name);
  switch (refusal.kind) {
    case 'not-at-this-step':
      return `${sayOver(refusal.state, facts)} Nothing was changed.`;
    case 'not-a-lead':
      return `Only ${sayChoice(refusal.leadIds.map(nameOf).map(esc))} can do this, or the person who approves the hours. Nothing was changed.`;
    case 'own-nomination':
      return `Nobody can confirm themselves: ${sayChoice(refusal.leadIds.map(nameOf).map(esc))} can. Nothing was changed.`;
    case 'not-the-nominee':
      return `Only ${name} can answer this. Nothing was changed.`;
    case 'not-the-nominator':
      return `Only ${esc(nameOf(refusal.by))}, who nominated ${name}, can withdraw it. Nothing was changed.`;
    case 'hours-over':
      return `The approved hours ended on ${sayDate(refusal.untilOn, facts.today)}. Ask ${sayChoice(facts.approverNames.map(esc))} to renew them, then answer again.`;
    case 'role-taken':
      return `${esc(nameOf(refusal.champion.personId))} holds the role for *${esc(facts.teamName)}*. Nothing was changed.`;
    case 'no-reason':
      return 'Write a sentence that helps the person understand why.';
  }
}

/** Where a nomination stands, for somebody who pressed an old button. */
function sayOver(state: ChampionState, facts: NominationFacts): string {
  const name = esc(facts.name);
  const role = sayRole(facts);
  const said: Record<ChampionState, string> = {
    nominated: `The hours of ${name} as ${role} haven’t been approved yet: ${sayChoice(facts.approverNames.map(esc))} can do that.`,
    'hours-approved': `${name} hasn’t been confirmed as ${role} yet: ${sayChoice(facts.leadNames.map(esc))} can do that.`,
    confirmed: `${name} has been confirmed as ${role} and has already been asked.`,
    active: `${name} is already ${role}.`,
    declined: `${name} decided not to be ${role}, so this is closed.`,
    'not-approved': `This nomination of ${name} was turned down, so it is closed.`,
    withdrawn: `The nomination of ${name} as ${role} was withdrawn.`,
    'handed-over': `${name} has handed the role over.`,
    lapsed: `${name} is no longer ${role}.`,
  };
  return said[state];
}
