import {
  type AnyBlock,
  divider,
  esc,
  header,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { NominationFacts } from './nomination-facts.ts';
import { championValue, sayHours, sayRole } from './nomination-messages.view.ts';
import { words } from './nomination-modals.view.ts';

export const ONBOARDING_FORM = 'nominations.answer';

/** What the role is and what it is not, before anybody says yes to it. */
export function onboardingModal(
  facts: NominationFacts,
  buddyName: string | undefined,
  firstWeek: readonly string[],
): Modal {
  const { champion } = facts;
  return {
    type: 'modal',
    callback_id: ONBOARDING_FORM,
    title: plain(champion.role === 'champion' ? 'Being a champion' : 'Being a back-up', 24),
    submit: plain('Send my answer', 24),
    close: plain('Later', 24),
    private_metadata: championValue(champion),
    blocks: [
      section(`You’ve been asked to be ${sayRole(facts)} on *${esc(facts.rolloutName)}*.`),
      header('What it is'),
      section(champion.role === 'champion' ? WHAT_IT_IS : WHAT_A_BACK_UP_IS),
      header('What it is not'),
      section(WHAT_IT_IS_NOT),
      header('What you get'),
      section(whatYouGet(facts, buddyName)),
      header('Your first week'),
      section(firstWeek.map((item) => `• ${esc(item)}`).join('\n')),
      divider,
      answerInput(),
      {
        ...words('reason', 'Anything you would like to add', 'Only if you want to.', 500),
        optional: true,
      },
    ],
  };
}

const WHAT_IT_IS = [
  '• Your team asks you first: when to use it, when not, how to check what it says.',
  '• You look at real work together with people, a little every week.',
  '• You say what doesn’t work. What you learn changes how the next teams start.',
  '• Before your team starts, you take the champion’s path (under an hour) and show one real task.',
].join('\n');

const WHAT_A_BACK_UP_IS = [
  '• You stand in when the champion is away, so that nobody is left without an answer.',
  '• You know what is going on in the team: a short talk with the champion now and then.',
  '• When the champion hands over one day, you are the first to be asked.',
].join('\n');

const WHAT_IT_IS_NOT = [
  '• Not a help desk: questions wait for your hours.',
  '• Not a check on colleagues: nobody asks you who uses it or how much.',
  '• Not selling it: “do not use it for this” is a good answer.',
  '• Not forever: hand over whenever you like with `/champion handover`.',
].join('\n');

function whatYouGet(facts: NominationFacts, buddyName: string | undefined): string {
  const { hours } = facts.champion;
  const lines: string[] = [];
  if (hours !== undefined) {
    const by = esc(facts.hoursByName ?? '');
    lines.push(`• *Time:* ${sayHours(hours, facts.today)}, approved by ${by}.`);
  }
  if (buddyName !== undefined)
    lines.push(`• *A buddy:* ${esc(buddyName)}, who knows the role and helps you settle in.`);
  lines.push('• *A desk:* `/champion` shows at any time what is open and what you have done.');
  return lines.join('\n');
}

function answerInput(): AnyBlock {
  return {
    type: 'input',
    block_id: 'answer',
    label: plain('Your answer'),
    element: {
      type: 'radio_buttons',
      action_id: 'value',
      options: [option('Yes, I’ll take it on', 'yes'), option('No, not for now', 'no')],
    },
  };
}
