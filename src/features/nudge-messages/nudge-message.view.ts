import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  sayList,
  section,
} from '../../platform/slack/blocks.ts';
import { asValue } from '../../platform/slack/fields.ts';
import { moreButton, obligationSection } from '../obligations/obligation.view.ts';
import { type Later, laterChoices } from './remind-later.ts';
import { settledLines, settledMessage, WEEKDAYS } from './settled-nudge.view.ts';
import type { OpenItem, ShownNudge } from './shown-nudge.ts';

export const REMIND_LATER = 'nudges.remind-later';
export const KEEP = 'nudges.keep-reminding';
export const NOT_MINE = 'nudges.say-not-mine';
export const EXPLAIN = 'nudges.explain';

const SHOWN_MAX = 5;

/** The one direct message of a day, as first sent and as it is changed later. */
export function nudgeMessage(nudge: ShownNudge): Message {
  const open = nudge.items.filter((item) => item.state === 'open');
  if (open.length === 0) return settledMessage(nudge);
  const own = open.filter(isOwn);
  const text = headline(nudge, open, own);
  const shown = open.slice(0, SHOWN_MAX);
  const names = new Set(open.map((item) => item.obligation.rolloutId));
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap((item) => itemBlocks(nudge, item, names.size > 1)),
      ...(open.length > shown.length ? [moreButton(open.length - shown.length)] : []),
      ...settledLines(nudge),
      ...closing(nudge, own),
    ],
  };
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
      ? `Somebody on ${on} could use your help with one thing.`
      : `${inWords(open.length)} things on ${on} could use your help.`;
  }
  return own.length === 1
    ? `One thing is waiting for you on ${on}, ${time}.`
    : `${inWords(own.length)} things are waiting for you on ${on}, ${time} together.`;
}

function itemBlocks(nudge: ShownNudge, item: OpenItem, nameRollouts: boolean): AnyBlock[] {
  const names = nameRollouts ? nudge.rolloutNames : undefined;
  const shown = obligationSection(item.obligation, nudge.today, names);
  if (item.purpose === 'remind') return [shown];
  if (item.purpose !== 'ask') return [context(becauseWords(item)), shown];
  const value = asValue({ nudge: nudge.key, obligation: item.obligation.key });
  const [, second] = laterChoices(nudge.sendOn);
  return [
    context('I have written about this three times, so I will stop. What suits you?'),
    shown,
    actions(
      button('Keep reminding me', KEEP, value),
      laterButton(nudge.key, second, item.obligation.key),
      button('Not mine', NOT_MINE, value),
    ),
  ];
}

function becauseWords({ about, because }: OpenItem): string {
  const who = esc(about);
  switch (because.kind) {
    case 'away':
      return `${who} is away, and this cannot wait until they are back.`;
    case 'silent':
      return `${who} has been reminded of this three times and asked once. Perhaps a word from you helps, or somebody else can take it.`;
    case 'not-theirs': {
      const hint =
        because.suggested === undefined
          ? ''
          : ` They think that it belongs to ${esc(because.suggested)}.`;
      const note = because.note === '' ? '' : ` "${esc(because.note)}"`;
      return `${who} says that this is not theirs.${hint}${note} Who should have it?`;
    }
  }
}

function closing(nudge: ShownNudge, own: readonly OpenItem[]): AnyBlock[] {
  const value = asValue({ nudge: nudge.key });
  const why = button('Why me?', EXPLAIN, value);
  if (!own.some((item) => item.purpose === 'remind')) return [actions(why)];
  const [first, second] = laterChoices(nudge.sendOn);
  return [
    context('Not a good week?'),
    actions(
      laterButton(nudge.key, first),
      laterButton(nudge.key, second),
      button('Not mine', NOT_MINE, value),
      why,
    ),
  ];
}

function laterButton(nudge: string, when: Later, obligation?: string) {
  const day = when === 'tomorrow' ? 'tomorrow' : WEEKDAYS[when - 1];
  return button(
    `Remind me ${day}`,
    REMIND_LATER,
    asValue({ nudge, when, ...(obligation === undefined ? {} : { obligation }) }),
  );
}

function inWords(count: number): string {
  const words = ['Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
  return words[count - 2] ?? String(count);
}
