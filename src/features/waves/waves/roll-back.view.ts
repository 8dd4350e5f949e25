import type { RolloutId } from '../../../platform/ids.ts';
import {
  context,
  esc,
  type Message,
  option,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { RollBackStep } from './wave.ts';
import type { WaveRecord } from './wave-record.ts';

export const ROLL_BACK_FORM = 'waves.roll-back';
export const ROLL_BACK_SEND_FORM = 'waves.send-roll-back';
export const LIFT_FORM = 'waves.lift';
export const WHOLE_WAVE = 'whole-wave';
export const MESSAGE_MAX = 1500;

const STEPS: Record<RollBackStep, { title: string; says: string }> = {
  'stop-new-seats': {
    title: 'Stop new seats',
    says: 'People who have it keep it; nobody new gets it',
  },
  narrow: {
    title: 'Narrow to a few people',
    says: 'Only the people you name keep it, to find the cause',
  },
  suspend: { title: 'Suspend', says: 'Nobody in the team has it until the roll-back is lifted' },
};

/** First what and why; the message to the people follows and is edited before anything is sent. */
export function rollBackModal(wave: WaveRecord, teams: readonly Team[]): Modal {
  return {
    type: 'modal',
    callback_id: ROLL_BACK_FORM,
    title: plain('Roll back', 24),
    submit: plain('Write the message', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId: wave.rolloutId, number: wave.number }),
    blocks: [
      section(
        `What has to step back in wave ${wave.number}? The gentlest step that keeps people safe is enough, and each step can be lifted later.`,
      ),
      {
        type: 'input',
        block_id: 'team',
        label: plain('Team'),
        element: {
          type: 'static_select',
          action_id: 'value',
          options: [
            ...teams.map((team) => option(team.name, team.id)),
            option('The whole wave, which ends it', WHOLE_WAVE),
          ],
        },
      },
      {
        type: 'input',
        block_id: 'step',
        label: plain('Step'),
        element: {
          type: 'radio_buttons',
          action_id: 'value',
          options: (Object.keys(STEPS) as RollBackStep[]).map((step) =>
            option(STEPS[step].title, step, STEPS[step].says),
          ),
        },
      },
      {
        type: 'input',
        block_id: 'keeps',
        optional: true,
        label: plain('Who keeps it, if you narrow it'),
        element: { type: 'multi_users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'reason',
        label: plain('The reason'),
        hint: plain(
          'The people affected will read it. Write about the system, never about a person.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: 500,
        },
      },
    ],
  };
}

export type RollBackDraft = {
  rolloutId: RolloutId;
  number: number;
  teamId: string | undefined;
  step: RollBackStep;
  keeps: readonly string[];
  reason: string;
};

/** The message that goes out, ready to be changed; nothing has happened yet. */
export function rollBackMessageModal(
  draft: RollBackDraft,
  facts: { who: string; people: number; message: string },
): Modal {
  return {
    type: 'modal',
    callback_id: ROLL_BACK_SEND_FORM,
    title: plain('Before it is sent', 24),
    submit: plain('Send and roll back', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue(draft),
    blocks: [
      section(
        `*${esc(facts.who)}*: ${STEPS[draft.step].title.toLowerCase()}. Nothing has happened yet. This goes to ${facts.people} ${facts.people === 1 ? 'person' : 'people'}, and you can change every word.`,
      ),
      messageInput(facts.message),
    ],
  };
}

export function liftModal(team: Team, message: string): Modal {
  return {
    type: 'modal',
    callback_id: LIFT_FORM,
    title: plain('Lift the roll-back', 24),
    submit: plain('Send and lift', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({ rolloutId: team.rolloutId, teamId: team.id }),
    blocks: [
      section(`*${esc(team.name)}* gets back what the roll-back took. Its people will read this:`),
      messageInput(message),
    ],
  };
}

function messageInput(message: string): Modal['blocks'][number] {
  return {
    type: 'input',
    block_id: 'message',
    label: plain('Message to the team'),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: MESSAGE_MAX,
      initial_value: message.slice(0, MESSAGE_MAX),
    },
  };
}

/** To each person concerned, in the lead's words. */
export function toTeamMessage(facts: {
  rolloutName: string;
  text: string;
  byName: string;
}): Message {
  return sentence(
    esc(facts.text),
    context(
      `*${esc(facts.rolloutName)}*. Written by ${esc(facts.byName)}, who can answer questions.`,
    ),
  );
}

/** In the wave's channel, so that the other teams do not hear it by rumour. */
export function rolledBackNote(facts: {
  wave: WaveRecord;
  teamNames: readonly string[];
  isWhole: boolean;
  step: RollBackStep;
  reason: string;
  byName: string;
}): Message {
  const { wave, teamNames, isWhole, step, reason, byName } = facts;
  const who = isWhole ? `Wave ${wave.number} has been rolled back` : sayList(teamNames.map(esc));
  const does = {
    'stop-new-seats': isWhole ? ': no new people' : ' takes no new people for now',
    narrow: isWhole ? ': only a few people keep it' : ' continues with a few people for now',
    suspend: isWhole ? ': it is switched off' : ' is suspended for now',
  }[step];
  return sentence(
    `${who}${does}. The reason: ${esc(reason)} Everyone affected gets a message (${esc(byName)}). This isn’t a verdict on anyone’s work.`,
  );
}
