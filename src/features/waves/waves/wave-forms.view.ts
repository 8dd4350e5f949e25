import { dateAt } from '../../../platform/calendar.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { type AnyBlock, context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate, sayList } from '../../../platform/words.ts';
import type { Told, WaveRecord } from './wave-record.ts';

/** Said to a form that leaves it out, or holds a word that says nothing. */
export const MISSING_STAYS = 'Say what stays the same: jobs, targets, how work is judged.';

export const OPEN_START = 'waves.open-start';
export const RESUME_WAVE = 'waves.resume-wave';
export const COMPLETE_WAVE = 'waves.complete-wave';
export const START_FORM = 'waves.start';
export const TELL_FORM = 'waves.tell';
export const PAUSE_FORM = 'waves.pause';
export const WORDS_MAX = 1200;

export type StartFormFacts = {
  wave: WaveRecord;
  rolloutName: string;
  capability: string;
  teamNames: readonly string[];
  people: number;
  toldByName: string | undefined;
  bakesUntil: Temporal.PlainDate;
  today: Temporal.PlainDate;
};

/** Starting and telling are one act: no wave opens before its people know why, and what stays. */
export function startModal(facts: StartFormFacts): Modal {
  const { wave, teamNames, bakesUntil, today } = facts;
  return {
    type: 'modal',
    callback_id: START_FORM,
    title: plain(`Start wave ${wave.number}`, 24),
    submit: plain(wave.told === undefined ? 'Send and start' : 'Start', 24),
    close: plain('Cancel', 24),
    private_metadata: value(wave.rolloutId, wave.number),
    blocks: [
      section(
        `*${sayList(teamNames.map(esc))}* will go live now. The gate is open, and its criteria are kept with the wave. It bakes until *${sayDate(bakesUntil, today)}*.`,
      ),
      ...(wave.told === undefined ? wordsInputs(facts) : [alreadyTold(facts, wave.told)]),
    ],
  };
}

/** The same message ahead of the start. */
export function comingModal(facts: StartFormFacts): Modal {
  const { wave, today } = facts;
  return {
    type: 'modal',
    callback_id: TELL_FORM,
    title: plain('Tell the people', 24),
    submit: plain('Send', 24),
    close: plain('Cancel', 24),
    private_metadata: value(wave.rolloutId, wave.number),
    blocks: [
      section(
        `Wave ${wave.number} is planned for *${sayDate(wave.intendedOn, today)}*: ${sayList(facts.teamNames.map(esc))}.`,
      ),
      ...wordsInputs(facts),
    ],
  };
}

function wordsInputs(facts: StartFormFacts): AnyBlock[] {
  const { people, capability, wave } = facts;
  const first =
    wave.number === 0
      ? 'You’re among the first teams after the pilot, chosen because your work is similar and much else is different. What you find shapes how the next teams start.'
      : 'Other teams have worked with it before you, and what they found has been built in.';
  return [
    context(
      `Everyone in these teams (${sayCount(people, 'person', 'people')}) gets this as a direct message, with the name of their champion. Change any words that aren’t your own.`,
    ),
    words(
      'why',
      'Why this is coming',
      `We’re bringing ${capability} to your team because it helped the pilot team with the same kind of work. ${first}`,
    ),
    words(
      'stays',
      'What does not change',
      'Your job, your targets and how your work is judged. You decide what goes out, and nobody has to use it for a case it doesn’t suit.',
    ),
  ];
}

function alreadyTold({ toldByName, people, today }: StartFormFacts, told: Told): AnyBlock {
  const on = sayDate(dateAt(told.at, 'UTC'), today);
  return section(
    `${esc(toldByName ?? 'A lead')} told its ${sayCount(people, 'person', 'people')} on ${on} why it’s coming and what doesn’t change.`,
  );
}

function words(blockId: string, label: string, draft: string): AnyBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: true,
      max_length: WORDS_MAX,
      initial_value: draft.slice(0, WORDS_MAX),
    },
  };
}

export function pauseModal(wave: WaveRecord): Modal {
  return {
    type: 'modal',
    callback_id: PAUSE_FORM,
    title: plain(`Pause wave ${wave.number}`, 24),
    submit: plain('Pause', 24),
    close: plain('Cancel', 24),
    private_metadata: value(wave.rolloutId, wave.number),
    blocks: [
      section(
        'A pause stops the bake time. Live teams keep working with it; to take it away from them, roll back.',
      ),
      {
        type: 'input',
        block_id: 'reason',
        label: plain('The reason'),
        hint: plain('It is posted to the wave’s channel.'),
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

function value(rolloutId: RolloutId, number: number): string {
  return asValue({ rolloutId, number });
}
