import {
  type AnyBlock,
  actions,
  button,
  context,
  divider,
  esc,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { capitalised, sayDate } from '../../../platform/words.ts';
import type { FoundBarrier } from '../barriers/barrier.ts';
import { bandWords, barrierWords, sayBarrier } from '../barriers/barrier-words.ts';
import type { ToldCell } from '../pulses/pulse.ts';
import { itemKeys, type Wording } from '../pulses/pulse-item.ts';
import {
  ASK_AGAIN,
  OPEN_QUESTION,
  OPT_OUT,
  PROMISE,
  TAKE_BACK,
} from '../pulses/pulse-question.view.ts';
import { OPEN_PULSE_SETTINGS, STOP_PULSE } from '../pulses/pulse-settings.view.ts';
import type { OwnPulse, PulseGroup, PulsePage } from './pulse-page.ts';

const GROUPS_SHOWN = 12;

/** `/rollout pulse`, each reader's own. */
export function pulsePageMessage(page: PulsePage, today: Temporal.PlainDate): Message {
  const text = `Pulse of *${esc(page.rolloutName)}*: ${scheduleWords(page, today)}`;
  return {
    text,
    blocks: [
      section(text),
      ...toldBlocks(page, today),
      ...(page.isLead ? [leadButtons(page)] : []),
      ...(page.own === undefined ? [] : ownBlocks(page, page.own)),
    ],
  };
}

function scheduleWords({ schedule }: PulsePage, today: Temporal.PlainDate): string {
  switch (schedule.kind) {
    case 'none':
      return 'it hasn’t been started.';
    case 'stopped':
      return 'it has been stopped.';
    case 'open':
      return `it takes answers until ${sayDate(schedule.until, today)}. What may be told of them is told after that.`;
    case 'next':
      return Temporal.PlainDate.compare(schedule.on, today) > 0
        ? `the next one comes on ${sayDate(schedule.on, today)}.`
        : 'the next one comes once five people of live teams can be asked.';
  }
}

function toldBlocks({ told }: PulsePage, today: Temporal.PlainDate): AnyBlock[] {
  if (told === undefined) return [];
  const { groups, whole, wording } = told;
  const shown = groups.slice(0, GROUPS_SHOWN);
  const left = groups.length - shown.length;
  if (groups.length === 0)
    return [
      context(
        'Nothing can be told yet: it takes five people of one team, or of small teams together, who answered the same question.',
      ),
    ];
  return [
    ...(whole === undefined
      ? []
      : [section(`*${sayBarrier(whole.barrier)}*${actionWords(whole)}`)]),
    ...shown.map((group) => section(groupWords(group, wording, today))),
    ...(left === 0 ? [] : [context(`And ${left} more teams.`)]),
    context(
      'Most: 60 % or more say “mostly” or “completely”, or yes. Few: under 40 %. A group changes only if nobody who is missing could explain it; newcomers are told of once they are five.',
    ),
  ];
}

function groupWords(
  { name, cells, barrier }: PulseGroup,
  wording: Wording,
  today: Temporal.PlainDate,
): string {
  const title = name === undefined ? '*Small teams together*' : `*${esc(name)}*`;
  const lines = cells
    .toSorted((a, b) => itemKeys.indexOf(a.item) - itemKeys.indexOf(b.item))
    .map((cell) => cellLine(cell, wording, today));
  const named =
    barrier?.barrier.kind === 'named'
      ? [`${sayBarrier(barrier.barrier)}${actionWords(barrier)}`]
      : [];
  return [title, ...lines, ...named].join('\n');
}

function cellLine(
  { item, band, before, toldOn, changedOn }: ToldCell,
  wording: Wording,
  today: Temporal.PlainDate,
): string {
  const since = sayDate(changedOn ?? toldOn, today);
  const was = before === undefined ? '' : `, before that ${bandWords[before]}`;
  return `• ${esc(wording[item])} *${capitalised(bandWords[band])}* say so (since ${since}${was}).`;
}

function actionWords({ barrier, answer }: FoundBarrier): string {
  if (barrier.kind !== 'named') return '';
  if (answer === undefined) return ` What helps: ${barrierWords[barrier.construct].action}.`;
  return answer.choice === 'declined'
    ? ` Nothing is done about it now: ${esc(answer.says)}`
    : ` What is done: ${esc(answer.says)}`;
}

function leadButtons({ rolloutId, schedule }: PulsePage): AnyBlock {
  const value = asValue({ rolloutId });
  if (schedule.kind === 'none' || schedule.kind === 'stopped')
    return actions(button('Start the pulse', OPEN_PULSE_SETTINGS, value, { style: 'primary' }));
  return actions(
    button('Change how often', OPEN_PULSE_SETTINGS, value),
    button('Stop it', STOP_PULSE, value, {
      confirm: {
        title: plain('Stop the pulse?', 100),
        text: plain(
          'One that is open still closes on its day. You can start it again at any time.',
          300,
        ),
        confirm: plain('Stop it', 30),
        deny: plain('Keep it', 30),
      },
    }),
  );
}

function ownBlocks({ rolloutId }: PulsePage, { choice, open }: OwnPulse): AnyBlock[] {
  const value = asValue({ rolloutId });
  const optOut = button('Don’t ask me', OPT_OUT, value, {
    confirm: {
      title: plain('No pulse for you?', 100),
      text: plain('You are never asked again unless you want to be. Nobody hears of it.', 300),
      confirm: plain('Don’t ask me', 30),
      deny: plain('Keep asking', 30),
    },
  });
  const again = button('Ask me again', ASK_AGAIN, value);
  if (choice === 'out')
    return [divider, section('*You* get no pulse, as you wanted.'), actions(again)];
  if (open === undefined && choice === 'left-in-peace')
    return [
      divider,
      section('*You* left two pulses unanswered, so you are left in peace.'),
      actions(again, optOut),
    ];
  if (open === undefined)
    return [
      divider,
      section('*You* are asked in the next one.'),
      actions(optOut),
      context(PROMISE),
    ];
  const own = asValue({ rolloutId, cycleId: open.cycleId });
  return [
    divider,
    section(
      open.isAnswered
        ? '*You* have answered, thank you.'
        : '*You* can answer now, in less than a minute.',
    ),
    open.isAnswered
      ? actions(button('Take my answers back', TAKE_BACK, own), optOut)
      : actions(button('Answer', OPEN_QUESTION, own, { style: 'primary' }), optOut),
    context(PROMISE),
  ];
}
