import { optionValue } from '../../../platform/option-value.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayDate } from '../../../platform/words.ts';
import { sayHeldUp } from '../../contract/held-up.ts';
import type { Obligation } from '../../contract/obligation.ts';
import { type Topic, topicTitle } from '../../contract/topic.ts';
import type { Budget } from './nudge-budget.ts';
import { policyWords } from './nudge-budget.view.ts';
import type { OpenItem } from './nudge-message.ts';
import { OPEN_SETTINGS, STOP_TOPIC } from './nudge-settings-modal.view.ts';

export const NOT_MINE_FORM = 'nudges.not-mine';

const SHOWN_MAX = 20;

/** Why a person gets a message, thing by thing, and how to have it otherwise. */
export function reasonsModal(
  { own: open, heardOf }: { own: readonly Obligation[]; heardOf: readonly OpenItem[] },
  topics: { all: readonly Topic[]; stopped: readonly string[] },
  { today, budget }: { today: Temporal.PlainDate; budget: Budget },
): Modal {
  const names = [...new Set(open.map((one) => one.topic))];
  const blocks: AnyBlock[] = [
    ...(open.length + heardOf.length === 0
      ? [section('Everything in this message is settled, so you won’t hear about it again.')]
      : open.slice(0, SHOWN_MAX).map((one) => section(reason(one, today)))),
    ...heardOf.slice(0, SHOWN_MAX).map((item) => section(whyHeard(item))),
    context(policyWords(budget)),
    ...names.map((name) =>
      topicBlock(name, topicTitle(topics.all, name), topics.stopped.includes(name)),
    ),
    actions(button('Change my hours and topics', OPEN_SETTINGS, '{}')),
  ];
  return {
    type: 'modal',
    callback_id: 'nudges.reasons',
    title: plain('Why me?', 24),
    close: plain('Close', 24),
    blocks,
  };
}

function reason(obligation: Obligation, today: Temporal.PlainDate): string {
  const since = `It has been yours since ${sayDate(obligation.sinceOn, today)}.`;
  const blocks =
    obligation.blocks === undefined
      ? ''
      : ` ${capitalised(sayHeldUp(obligation.blocks))} is waiting for it.`;
  return `${obligation.text}\n${obligation.why} ${since}${blocks}`;
}

/** Why somebody hears of what another person owes, and what they can do about it. */
function whyHeard({ obligation, about, because, purpose }: OpenItem): string {
  const who = esc(about);
  const why = {
    away: `${who} is away, and it can’t wait until they are back.`,
    silent: `${who} owes it, was reminded three times and asked once, and hasn’t answered.`,
    'not-theirs': `${who} owes it and says that it isn’t theirs.`,
  }[because.kind];
  const you =
    purpose === 'tell-lead'
      ? 'You lead this rollout'
      : 'You are the one who stands in for the team';
  const can =
    purpose === 'cover'
      ? 'so you can do it instead.'
      : 'so you can write to them, take it, give it to someone, move its date or drop it.';
  return `${obligation.text}\n${why} ${you}, ${can}`;
}

function topicBlock(topic: string, title: string, isStopped: boolean): AnyBlock {
  if (isStopped) return context(`No more messages about ${title}. It stays on your App Home.`);
  return actions(button(`Stop messages about ${title}`, STOP_TOPIC, asValue({ topic })));
}

export type NotMineChoice = { key: string; text: string };

/** Whose is it, then? */
export function notMineModal(nudge: string, choices: readonly NotMineChoice[]): Modal {
  const options = choices.slice(0, 10).map(({ key, text }) => option(text, optionValue(key)));
  const [only] = choices;
  const isOne = choices.length === 1 && only !== undefined;
  const which: AnyBlock[] = isOne
    ? [section(only.text)]
    : [
        {
          type: 'input',
          block_id: 'obligation',
          label: plain('Which is not yours?'),
          element: { type: 'radio_buttons', action_id: 'value', options },
        },
      ];
  return {
    type: 'modal',
    callback_id: NOT_MINE_FORM,
    title: plain('Not mine', 24),
    submit: plain('Tell a lead', 24),
    close: plain('Cancel', 24),
    private_metadata: asValue({
      nudge,
      ...(isOne ? { obligation: only.key } : {}),
    }),
    blocks: [
      ...which,
      {
        type: 'input',
        block_id: 'suggested',
        optional: true,
        label: plain('Whose is it, do you think?'),
        element: { type: 'users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'note',
        optional: true,
        label: plain('Anything that would help'),
        element: { type: 'plain_text_input', action_id: 'value', max_length: 300 },
      },
      context('You won’t hear about it again; a lead decides who takes it.'),
    ],
  };
}
