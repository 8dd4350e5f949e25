import {
  type AnyBlock,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { ConfirmedMust } from './must-confirmation.ts';

export const OPEN_MUST = 'readiness.open-confirmation';
export const MUST_FORM = 'readiness.confirm';
export const MUST_WORDS_MAX = 500;

export const mustValue = (team: Pick<Team, 'id' | 'rolloutId'>, must: ConfirmedMust) =>
  asValue({ rolloutId: team.rolloutId, teamId: team.id, must });

export type MustShown = {
  team: Team;
  must: ConfirmedMust;
  readUpTo: number;
  /** What was answered, by whom, in words; safe mrkdwn. */
  answered: string;
  rolloutName: string;
};

const QUESTIONS: Record<ConfirmedMust, { title: string; asks: string; yes: string; no: string }> = {
  'sponsor-consent': {
    title: 'May the team take part?',
    asks: 'Do you agree to this team taking part?',
    yes: 'Yes, I agree',
    no: 'No, not now',
  },
  'data-rules': {
    title: 'Are the rules right?',
    asks: 'Is it so, and is it written where this says?',
    yes: 'Yes, these are the rules',
    no: 'Not quite',
  },
  capacity: {
    title: 'Are the weeks right?',
    asks: 'Is that what happens in the team in those weeks?',
    yes: 'Yes, that is all',
    no: 'Not quite',
  },
};

/** One must-have, with what was answered, for the one who can say whether it is so. */
export function confirmMustModal({
  team,
  must,
  readUpTo,
  answered,
  rolloutName,
}: MustShown): Modal {
  const { title, asks, yes, no } = QUESTIONS[must];
  const blocks: AnyBlock[] = [
    section(`*${esc(team.name)}* gets ready for *${esc(rolloutName)}*.`),
    section(answered),
    {
      type: 'input',
      block_id: 'says',
      label: plain(asks),
      element: {
        type: 'radio_buttons',
        action_id: 'value',
        options: [option(yes, 'yes'), option(no, 'no')],
      },
    },
    {
      type: 'input',
      block_id: 'words',
      optional: true,
      label: plain('In your words'),
      hint: plain('Needed where the answer is no: one sentence on what would make it a yes.'),
      element: {
        type: 'plain_text_input',
        action_id: 'value',
        multiline: true,
        max_length: MUST_WORDS_MAX,
      },
    },
    context(
      'It counts because you are the one who can say it. It stays on the record with your name.',
    ),
  ];
  return {
    type: 'modal',
    callback_id: MUST_FORM,
    title: plain(title, 24),
    submit: plain('Save', 24),
    close: plain('Later', 24),
    private_metadata: asValue({ rolloutId: team.rolloutId, teamId: team.id, must, readUpTo }),
    blocks,
  };
}

/** What is said where no team waits for anything further. */
export function mustsDoneModal(said: string): Modal {
  return {
    type: 'modal',
    callback_id: 'readiness.confirmed',
    title: plain('Saved', 24),
    close: plain('Close', 24),
    blocks: [section(said)],
  };
}
