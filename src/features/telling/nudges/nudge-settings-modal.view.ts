import type { InputBlock } from '@slack/types';
import {
  type AnyBlock,
  actions,
  button,
  context,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayDate } from '../../../platform/words.ts';
import { type Topic, topicTitle } from '../../contract/topic.ts';
import { type Budget, budgetOf, sayBudget } from './nudge-budget.ts';
import { budgetInput, policyWords } from './nudge-budget.view.ts';
import type { NudgeSettings } from './nudge-settings.ts';

export const SETTINGS_FORM = 'nudge-settings.save';
export const OPEN_SETTINGS = 'nudge-settings.open-form';
export const STOP_TOPIC = 'nudge-settings.stop-topic';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function nudgeSettingsModal(
  settings: NudgeSettings,
  timeZone: string,
  topics: readonly Topic[],
  byRole: Budget,
): Modal {
  const days = DAYS.map((day, index) => option(day, String(index + 1)));
  const chosenDays = days.filter((_, index) => settings.weekdays.includes(index + 1));
  return {
    type: 'modal',
    callback_id: SETTINGS_FORM,
    title: plain('How I hear from you', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: '{}',
    blocks: [
      section(
        policyWords(settings.budget === undefined ? byRole : budgetOf(settings.budget, 'team')),
      ),
      budgetInput(settings, byRole),
      time('from', 'Not before', settings.from),
      time(
        'until',
        'Not after',
        settings.until,
        `Your time: ${timeZone.replaceAll('_', ' ')}, according to Slack.`,
      ),
      {
        type: 'input',
        block_id: 'weekdays',
        label: plain('On these days'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: days,
          ...(chosenDays.length === 0 ? {} : { initial_options: chosenDays }),
        },
      },
      {
        type: 'input',
        block_id: 'quiet_until',
        optional: true,
        label: plain('No messages up to and including'),
        hint: plain(
          'For a busy week or time away. Anything that can’t wait goes to your back-up, if you have one.',
        ),
        element: {
          type: 'datepicker',
          action_id: 'value',
          ...(settings.quietUntilOn === undefined
            ? {}
            : { initial_date: settings.quietUntilOn.toString() }),
        },
      },
      ...topicsInput(settings, topics),
    ],
  };
}

export function settingsSavedModal(
  settings: NudgeSettings,
  topics: readonly Topic[],
  { budget, today }: { budget: Budget; today: Temporal.PlainDate },
): Modal {
  const { from, until, quietUntilOn, stoppedTopics } = settings;
  const blocks: AnyBlock[] = [
    section(
      `Saved. I write between ${clock(from)} and ${clock(until)} your time, ${dayList(settings.weekdays)}, at most ${sayBudget(budget)}.`,
    ),
    ...(quietUntilOn === undefined
      ? []
      : [section(`No messages up to and including ${sayDate(quietUntilOn, today)}.`)]),
    ...(stoppedTopics.length === 0
      ? []
      : [
          section(
            `No messages about ${stoppedTopics.map((topic) => topicTitle(topics, topic)).join(', ')}.`,
          ),
        ]),
    context('Everything stays on your App Home in the meantime.'),
  ];
  return {
    type: 'modal',
    callback_id: 'nudge-settings.saved',
    title: plain('How I hear from you', 24),
    close: plain('Close', 24),
    blocks,
  };
}

/** What *Stop messages about …* turns the window into. */
export function topicStoppedModal(title: string): Modal {
  return {
    type: 'modal',
    callback_id: 'nudge-settings.topic-stopped',
    title: plain('Why me?', 24),
    close: plain('Close', 24),
    blocks: [
      section(`No more messages about ${title}.`),
      context('What you owe there stays on your App Home, and you can change your mind here:'),
      actions(button('Change my hours and topics', OPEN_SETTINGS, '{}')),
    ],
  };
}

function topicsInput(settings: NudgeSettings, topics: readonly Topic[]): InputBlock[] {
  const all = [...new Set([...topics.map(({ name }) => name), ...settings.stoppedTopics])].sort();
  if (all.length === 0) return [];
  const options = all.map((topic) => option(topicTitle(topics, topic), topic));
  const stopped = options.filter((_, index) => settings.stoppedTopics.includes(all[index] ?? ''));
  return [
    {
      type: 'input',
      block_id: 'stopped_topics',
      optional: true,
      label: plain('No messages about'),
      hint: plain('These things stay on your App Home.'),
      element: {
        type: 'multi_static_select',
        action_id: 'value',
        placeholder: plain('Choose topics', 150),
        options,
        ...(stopped.length === 0 ? {} : { initial_options: stopped }),
      },
    },
  ];
}

function time(
  blockId: string,
  label: string,
  initial: Temporal.PlainTime,
  hint?: string,
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: { type: 'timepicker', action_id: 'value', initial_time: clock(initial) },
  };
}

function clock(time: Temporal.PlainTime): string {
  return time.toString({ smallestUnit: 'minute' });
}

function dayList(weekdays: readonly number[]): string {
  const key = [...weekdays].sort().join('');
  if (key === '12345') return 'Monday to Friday';
  return [...weekdays]
    .sort()
    .map((day) => DAYS[day - 1])
    .join(', ');
}
