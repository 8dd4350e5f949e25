import {
  type AnyBlock,
  context,
  esc,
  type Message,
  sayDate,
  sentence,
} from '../../platform/slack/blocks.ts';
import type { SettledItem, ShownNudge } from './shown-nudge.ts';

export const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

/** What has been dealt with since, in small print below what is open. */
export function settledLines(nudge: ShownNudge): AnyBlock[] {
  const lines = nudge.items
    .filter((item) => item.state !== 'open')
    .map((item) => `~${unstruck(item.text)}~ ${howSettled(item, nudge.today)}`);
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

/** Nothing in it is open any more. */
export function settledMessage(nudge: ShownNudge): Message {
  const { items, others } = nudge;
  const rest =
    others === 0
      ? 'Nothing is waiting for you.'
      : `${others === 1 ? 'One other thing is' : `${others} other things are`} waiting on your App Home.`;
  const [only] = items;
  if (items.length === 1 && only !== undefined && only.state !== 'open') {
    const how = howSettled(only, nudge.today);
    return only.state === 'done'
      ? sentence(`${how} ${rest}`, context(only.text))
      : sentence(`${how}`, context(only.text));
  }
  const allDone = items.every((item) => item.state === 'done');
  const text = allDone ? `All done. ${rest}` : 'Nothing in this message is waiting for you now.';
  return sentence(text, ...settledLines(nudge));
}

function howSettled(item: SettledItem, today: Temporal.PlainDate): string {
  switch (item.state) {
    case 'done': {
      const day = dayWords(item.on, today);
      return item.by === undefined ? `Settled ${day}.` : `Done ${day} by ${esc(item.by)}.`;
    }
    case 'later':
      return `You will hear of this again ${onDay(item.untilOn, today)}.`;
    case 'not-mine':
      return item.suggested === undefined
        ? 'Not yours: a lead is told.'
        : `Not yours: a lead is told that it may belong to ${esc(item.suggested)}.`;
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
