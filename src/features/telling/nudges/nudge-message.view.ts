import {
  type AnyBlock,
  actions,
  button,
  context,
  divider,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayList } from '../../../platform/words.ts';
import { arrangingButtons } from '../arrangements/arranging-buttons.view.ts';
import {
  moreButton,
  obligationInMessage,
  obligationOfOther,
  type RolloutNames,
} from '../obligations/obligation.view.ts';
import type { OpenItem, ShownNudge } from './nudge-message.ts';
import { settledLines, settledMessage, WEEKDAYS } from './nudge-message-settled.view.ts';
import { type Later, laterChoices } from './remind-later.ts';

export const REMIND_LATER = 'nudges.remind-later';
export const KEEP = 'nudges.keep-reminding';
export const NOT_MINE = 'nudges.say-not-mine';
export const EXPLAIN = 'nudges.explain';

const SHOWN_MAX = 5;

/** The one direct message of a day, as first sent and as it is changed later. */
export function nudgeMessage(nudge: ShownNudge<Message>): Message {
  const open = nudge.items.filter((item) => item.state === 'open');
  if (open.length === 0) return withoutOpen(nudge);
  const own = open.filter(isOwn);
  const text = headline(nudge, open, own);
  const shown = open.slice(0, SHOWN_MAX);
  const names = new Set(open.map((item) => item.obligation.rolloutId));
  return {
    text,
    blocks: [
      section(text),
      ...itemBlocks(shown, nudge.today, names.size > 1 ? nudge.rolloutNames : undefined),
      ...(open.length > shown.length ? [moreButton(open.length - shown.length)] : []),
      ...closing(nudge, shown),
      ...settledLines(nudge),
      ...newsBlocks(nudge),
    ],
  };
}

/** All that it asked for is settled, or it brought nothing but what is new. */
function withoutOpen(nudge: ShownNudge<Message>): Message {
  const [first] = nudge.news;
  if (nudge.items.length > 0 || first === undefined) {
    const { text, blocks } = settledMessage(nudge);
    return { text, blocks: [...blocks, ...newsBlocks(nudge)] };
  }
  return { text: first.text, blocks: nudge.news.flatMap(({ blocks }) => blocks) };
}

function newsBlocks({ news }: ShownNudge<Message>): AnyBlock[] {
  if (news.length === 0) return [];
  return [divider, section('*New for you*'), ...news.flatMap(({ blocks }) => blocks)];
}

const isOwn = (item: OpenItem) => item.purpose === 'remind' || item.purpose === 'ask';

function headline(nudge: ShownNudge, open: readonly OpenItem[], own: readonly OpenItem[]): string {
  const ids = [...new Set(open.map((item) => item.obligation.rolloutId))];
  const on = sayList(ids.map((id) => `*${esc(nudge.rolloutNames.get(id) ?? '')}*`));
  const counted = own.length > 0 ? own : open;
  const minutes = Math.round(counted.reduce((sum, item) => sum + item.obligation.minutes, 0));
  const time = `about ${minutes <= 1 ? 'a minute' : `${minutes} minutes`}`;
  if (own.length === 0) {
    return open.length === 1
      ? `Someone on ${on} could use your help with one thing.`
      : `${inWords(open.length)} things on ${on} could use your help.`;
  }
  return own.length === 1
    ? `One thing is waiting for you on ${on}, ${time}.`
    : `${inWords(own.length)} things are waiting for you on ${on}, ${time} together.`;
}

/** Reminders first, then what others owe with the reason said once, and last what is asked about. */
function itemBlocks(
  items: readonly OpenItem[],
  today: Temporal.PlainDate,
  names: RolloutNames,
): AnyBlock[] {
  const sections = (of: readonly OpenItem[]) =>
    of.flatMap(({ obligation, canSettle, arrangeable }) => [
      ...(canSettle
        ? obligationInMessage(obligation, today, names)
        : [obligationOfOther(obligation, today, names)]),
      ...(arrangeable === undefined ? [] : [arrangingButtons(arrangeable)]),
    ]);
  const ofOthers = Map.groupBy(
    items.filter((item) => !isOwn(item)),
    (item) => becauseWords(item, false),
  );
  return [
    ...sections(items.filter((item) => item.purpose === 'remind')),
    ...[...ofOthers.values()].flatMap((group) => [
      ...group.slice(0, 1).map((first) => context(becauseWords(first, group.length > 1))),
      ...sections(group),
    ]),
    ...sections(items.filter((item) => item.purpose === 'ask')),
  ];
}

function becauseWords({ about, because }: OpenItem, areSeveral: boolean): string {
  const who = esc(about);
  const [these, them] = areSeveral ? ['these', 'them'] : ['this', 'it'];
  switch (because.kind) {
    case 'away':
      return `${who} is away, and ${these} can’t wait until they are back.`;
    case 'silent':
      return `${who} has been reminded of ${areSeveral ? 'each of these' : 'this'} three times and asked once. Perhaps a word from you would help, or someone else could take ${them}.`;
    case 'not-theirs': {
      const hint =
        because.suggested === undefined
          ? ''
          : ` They think ${areSeveral ? 'they belong' : 'it belongs'} to ${esc(because.suggested)}.`;
      const note = because.note === '' ? '' : ` "${esc(because.note)}"`;
      return `${who} says ${areSeveral ? 'these aren’t' : 'this isn’t'} theirs.${hint}${note} Who should have ${them}?`;
    }
  }
}

/** One set of buttons for the whole message; each thing has only its own, which settles it. */
function closing(nudge: ShownNudge, shown: readonly OpenItem[]): AnyBlock[] {
  const value = asValue({ nudge: nudge.key });
  const why = button('Why me?', EXPLAIN, value);
  const notMine = button('Not mine', NOT_MINE, value);
  const [first, second] = laterChoices(nudge.sendOn);
  const asked = shown.filter((item) => item.purpose === 'ask').length;
  if (asked > 0) {
    return [
      context(askWords(asked, asked < shown.length)),
      actions(
        button('Keep reminding me', KEEP, value),
        laterButton(nudge.key, second),
        notMine,
        why,
      ),
    ];
  }
  if (!shown.some(isOwn)) {
    return [context('`/rollout due` shows what else is open.'), actions(why)];
  }
  return [
    context('Not a good week?'),
    actions(laterButton(nudge.key, first), laterButton(nudge.key, second), notMine, why),
  ];
}

function askWords(asked: number, areOthersBeside: boolean): string {
  if (!areOthersBeside) {
    return `I’ve written about ${asked === 1 ? 'this' : 'each of these'} three times, so I’ll stop. What would suit you?`;
  }
  const which = asked === 1 ? 'the last one' : `each of the last ${inWords(asked).toLowerCase()}`;
  return `I’ve written about ${which} three times, so I’ll stop there. What would suit you?`;
}

function laterButton(nudge: string, when: Later) {
  const day = when === 'tomorrow' ? 'tomorrow' : WEEKDAYS[when - 1];
  return button(`Remind me ${day}`, REMIND_LATER, asValue({ nudge, when }));
}

function inWords(count: number): string {
  const words = ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  return words[count - 2] ?? String(count);
}
