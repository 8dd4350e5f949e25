import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayChoice } from '../../../platform/words.ts';
import { quoted } from './certify.view.ts';
import type { SignOffRefusal } from './sign-off.ts';
import type { SignOffRequest } from './sign-off-request.ts';

export const SIGN = 'sign-offs.sign-off';
export const OPEN_DECISION = 'sign-offs.open-decision';
export const DECISION_FORM = 'sign-offs.decide';

export type SignOffFacts = {
  signOff: SignOffRequest;
  championName: string;
  teamName: string;
  observerName: string;
  signerName: string;
  rolloutName: string;
};

export const requestValue = ({ rolloutId, id }: Pick<SignOffRequest, 'rolloutId' | 'id'>) =>
  asValue({ rolloutId, requestId: id });

function taskBlocks({ signOff, observerName }: SignOffFacts): AnyBlock[] {
  return [
    section(
      `>${quoted(signOff.task.description)}\n${esc(signOff.task.link)}\nWatched by ${esc(observerName)}.`,
    ),
  ];
}

/** The same with both answers, from a reminder or a list; both are in one form. */
export function decisionModal(facts: SignOffFacts, isBack: boolean): Modal {
  const { signOff, championName, teamName } = facts;
  const signs = option('Sign it off', 'approved');
  const gives = option('Give it back', 'returned');
  return {
    type: 'modal',
    callback_id: DECISION_FORM,
    private_metadata: requestValue(signOff),
    title: plain('Sign off a task', 24),
    submit: plain('Decide', 24),
    close: plain('Later', 24),
    blocks: [
      section(`*${esc(championName)}*, to be champion of *${esc(teamName)}*:`),
      ...taskBlocks(facts),
      {
        type: 'input',
        block_id: 'decision',
        label: plain('Your decision'),
        element: {
          type: 'radio_buttons',
          action_id: 'decision',
          options: [signs, gives],
          ...(isBack ? { initial_option: gives } : {}),
        },
      },
      {
        type: 'input',
        block_id: 'reason',
        optional: true,
        label: plain('What is missing?'),
        hint: plain('If you give it back: one or two sentences that they can act on.'),
        element: {
          type: 'plain_text_input',
          action_id: 'reason',
          multiline: true,
          max_length: 600,
        },
      },
    ],
  };
}

export function signedMessage(
  { championName, teamName }: SignOffFacts,
  signerName: string,
): Message {
  return sentence(
    `Signed off by ${esc(signerName)}: *${esc(championName)}* is certified as champion of *${esc(teamName)}*.`,
  );
}

export function returnedMessage({ championName, signOff }: SignOffFacts): Message {
  const reason = signOff.decision?.reason ?? '';
  return sentence(`Given back to *${esc(championName)}*, with your words:\n>${quoted(reason)}`);
}

export function namedMessage({ championName, teamName, signOff }: SignOffFacts): Message {
  return sentence(
    `${esc(championName)} says that you watched this task, for the certificate as champion of *${esc(teamName)}*:\n>${quoted(signOff.task.description)}\n${esc(signOff.task.link)}\nYou don’t need to do anything. If that isn’t right, tell ${esc(championName)} or a lead.`,
  );
}

/** What helps where nobody may sign: the form in which leads are named. */
export function settleByNamingLead(rolloutId: RolloutId) {
  const label = 'Name another lead';
  const { action_id: actionId = '', value = '' } = commandButton(label, {
    ...{ command: '/rollout', text: 'edit', rolloutId },
  });
  return { label, actionId, value };
}

/** To the champion, when the one who was asked can no longer sign. */
export function movedMessage({ signerName, teamName }: SignOffFacts, fromName: string): Message {
  return sentence(
    `Your task for *${esc(teamName)}* is with ${esc(signerName)} now: ${fromName} can no longer sign it. You don’t need to ask again; \`/champion certify\` shows where it stands.`,
  );
}

/** To the one who was asked before. */
export function movedFromYouMessage({ signerName, championName, teamName }: SignOffFacts): Message {
  return sentence(
    `The task of ${esc(championName)} for *${esc(teamName)}* has gone to ${esc(signerName)}, who can sign it now. You don’t need to do anything.`,
  );
}

/** Why somebody cannot sign, in words that say who can. */
export function saySignOffRefusal(
  why: SignOffRefusal | { kind: 'decided' | 'path-not-finished' | 'not-in-office' },
  facts: Pick<SignOffFacts, 'championName' | 'teamName'>,
  nameOf: (id: string) => string,
): string {
  const name = esc(facts.championName);
  switch (why.kind) {
    case 'own-certificate':
      return 'Nobody can sign for themselves. A certified champion from another team does, or a lead for the first ones. Nothing was changed.';
    case 'same-team':
      return `You belong to *${esc(facts.teamName)}* yourself. Someone from another team signs, to bring a fresh pair of eyes. Nothing was changed.`;
    case 'not-certified':
      return `A certified champion from another team signs for ${name}, or a lead for the first ones. Nothing was changed.`;
    case 'champions-can':
      return `Leads only sign for the first champions. Now ${sayChoice(why.championIds.map((id) => esc(nameOf(id))))} can. Nothing was changed.`;
    case 'decided':
      return 'This has already been decided.';
    case 'path-not-finished':
      return `A lesson that ${name} took has changed since then and has to be read again first. Nothing was changed.`;
    case 'not-in-office':
      return `${name} is no longer champion or back-up of *${esc(facts.teamName)}*, so there is nothing to sign. Nothing was changed.`;
  }
}
