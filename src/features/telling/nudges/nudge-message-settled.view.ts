import {
  type AnyBlock,
  context,
  esc,
  type Message,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asSentence, sayDate, sayList } from '../../../platform/words.ts';
import type { CarriedItem, SettledItem, ShownNudge } from './nudge-message.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

const LINES_MAX = 5;

/** What has been dealt with since or went into a newer message, in small print below what is open. */
export function settledLines(nudge: ShownNudge): AnyBlock[] {
  const settled = settledIn(nudge);
  const lines = settled.slice(0, LINES_MAX).map((item) => {
    const whose = 'about' in item && item.about !== undefined ? `${esc(item.about)}: ` : '';
    return `${whose}~${unstruck(item.text)}~ ${howSettled(item, nudge.today)}`;
  });
  const left = settled.length - lines.length;
  const carried = carriedIn(nudge);
  const over =
    carried.length === 0
      ? []
      : [
          `${carried.length === 1 ? 'One more has' : `${carried.length} more have`} moved to ${newerMessages(nudge, carried)}.`,
        ];
  const all = [...lines, ...(left === 0 ? [] : [`And ${left} more.`]), ...over];
  return all.length === 0 ? [] : [context(all.join('\n'))];
}

/** Nothing in it is open any more, or all that is stands in a newer message. */
export function settledMessage(nudge: ShownNudge): Message {
  const carried = carriedIn(nudge);
  if (carried.length > 0) {
    return sentence(
      `Moved to ${newerMessages(nudge, carried)}.`,
      ...settledLines({ ...nudge, items: settledIn(nudge) }),
    );
  }
  const { items, others } = nudge;
  const rest =
    others === 0
      ? 'That was everything I had for you.'
      : `${others === 1 ? 'One other thing is' : `${others} other things are`} waiting on your App Home.`;
  const [only] = settledIn(nudge);
  if (items.length === 1 && only !== undefined) {
    const how = howSettled(only, nudge.today);
    return hasEnded(only)
      ? sentence(`${how} ${rest}`, context(only.text))
      : sentence(`${how}`, context(only.text));
  }
  const allDone = items.every((item) => item.state === 'done');
  const allEnded = settledIn(nudge).every(hasEnded);
  const text = allDone
    ? `All done. ${rest}`
    : allEnded
      ? `Nothing in this message is open now. ${rest}`
      : 'Nothing in this message is waiting for you now.';
  return sentence(text, ...settledLines(nudge));
}

/** Put off or handed back is no end. */
const hasEnded = ({ state }: SettledItem) => state !== 'later' && state !== 'not-mine';

const carriedIn = ({ items }: ShownNudge) => items.filter((item) => item.state === 'carried');

function settledIn({ items }: ShownNudge): SettledItem[] {
  return items.filter((item) => item.state !== 'open' && item.state !== 'carried');
}

/** "Tuesday's message"; a weekday only while it cannot be mistaken. */
function newerMessages({ sendOn }: ShownNudge, carried: readonly CarriedItem[]): string {
  const messages = carried.map(({ to }) => {
    const days = sendOn.until(to, { largestUnit: 'days' }).days;
    return days < 7 ? `${WEEKDAYS[to.dayOfWeek - 1]}’s message` : `the message from ${sayDate(to)}`;
  });
  return sayList([...new Set(messages)]);
}

function howSettled(item: SettledItem, today: Temporal.PlainDate): string {
  switch (item.state) {
    case 'done': {
      const day = dayWords(item.on, today);
      return item.by === undefined ? `Done ${day}.` : `Done ${day} by ${esc(item.by)}.`;
    }
    case 'lapsed':
      return 'Not done; no longer asked.';
    case 'moved':
      return `Moved to ${esc(item.how)} ${dayWords(item.on, today)}.`;
    case 'needless':
      return item.how === ''
        ? 'No longer needed.'
        : `No longer needed: ${esc(asSentence(item.how))}`;
    case 'later':
      return `You’ll hear about this again ${onDay(item.untilOn, today)}.`;
    case 'not-mine':
      return item.suggested === undefined
        ? 'Not yours: a lead has been told.'
        : `Not yours: a lead has been told that it may belong to ${esc(item.suggested)}.`;
  }
}

/** "on Tuesday" within a week, "on Tuesday 5 January" before. */
function dayWords(on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = on.until(today, { largestUnit: 'days' }).days;
  if (days >= 0 && days < 7) return `on ${WEEKDAYS[on.dayOfWeek - 1]}`;
  return `on ${sayDate(on, today)}`;
}

function onDay(on: Temporal.PlainDate, today: Temporal.PlainDate): string {
  return today.until(on, { largestUnit: 'days' }).days === 1
    ? 'tomorrow'
    : `on ${sayDate(on, today)}`;
}

function unstruck(text: string): string {
  return text.replaceAll('~', '');
}
