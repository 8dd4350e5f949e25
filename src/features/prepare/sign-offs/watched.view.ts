import {
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { quoted } from './certify.view.ts';
import { requestValue, type SignOffFacts } from './sign-off.view.ts';

export const OPEN_WATCHED = 'sign-offs.open-watched';
export const WATCHED_FORM = 'sign-offs.say-watched';
export const WATCHED_WORDS_MAX = 600;

/** "I watched it, and …", from the one whom the champion named. */
export function watchedModal({ signOff, championName, teamName }: SignOffFacts): Modal {
  return {
    type: 'modal',
    callback_id: WATCHED_FORM,
    private_metadata: requestValue(signOff),
    title: plain('Did you watch it?', 24),
    submit: plain('Save', 24),
    close: plain('Later', 24),
    blocks: [
      section(
        `*${esc(championName)}*, to be champion of *${esc(teamName)}*, says that you watched this task:\n>${quoted(signOff.task.description)}\n${esc(signOff.task.link)}`,
      ),
      {
        type: 'input',
        block_id: 'watched',
        label: plain('Were you there?'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: [
            option('I watched it', 'yes'),
            option('I didn’t watch it', 'no', 'It goes back without blame; another task will do'),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'words',
        optional: true,
        label: plain('I watched it, and …'),
        hint: plain('One sentence on what you saw: what was checked, what was changed.'),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: WATCHED_WORDS_MAX,
        },
      },
    ],
  };
}

export function watchedMessage({ signOff, championName, signerName }: SignOffFacts): Message {
  return signOff.decision === undefined
    ? sentence(
        `Saved. ${esc(signerName)} reads your words next, and decides on the task of *${esc(championName)}*.`,
      )
    : sentence(
        `Saved. The task went back to *${esc(championName)}*, who can show another one that someone watches.`,
      );
}
