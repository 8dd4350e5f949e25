import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  plain,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount, sayDate } from '../../../platform/words.ts';
import { sayHeldUp } from '../../contract/held-up.ts';
import { isOverdue, type Obligation } from '../../contract/obligation.ts';
import type { Due, DueGroup } from './due.ts';
import type { Quiet } from './quiet.ts';
import { concernLines, nothingOwedWords } from './quiet.view.ts';

export const SHOWN_MAX = 5;
export const SHOW_MINE = 'obligations.show-mine';
/** A modal holds a hundred blocks. */
const LISTED_MAX = 45;

/** How a reader calls a rollout where there are several; undefined where there is only one. */
export type RolloutNames = ReadonlyMap<string, string> | undefined;

/** One obligation as Home, nudges, status and lists show it: what, why, until when, and its button. */
export function obligationSection(
  obligation: Obligation,
  today: Temporal.PlainDate,
  rolloutNames?: RolloutNames,
): AnyBlock {
  const { text, why, settle } = obligation;
  const rollout = rolloutNames?.get(obligation.rolloutId);
  const facts = [
    ...dueWords(obligation, today),
    `about ${sayCount(Math.max(1, Math.round(obligation.minutes)), 'minute')}`,
    ...(rollout === undefined ? [] : [esc(rollout)]),
  ];
  return section(
    `${strong(text)}\n${why}${takenOverWords(obligation)}\n_${capitalised(facts.join(' · '))}_`,
    button(settle.label, settle.actionId, settle.value),
  );
}

/** The same where it stands in a message of its own: with every button that settles it, one beside the other. */
export function obligationInMessage(
  obligation: Obligation,
  today: Temporal.PlainDate,
  rolloutNames?: RolloutNames,
): AnyBlock[] {
  const { text, why, choices } = obligation;
  if (choices === undefined) return [obligationSection(obligation, today, rolloutNames)];
  const buttons = choices.map(({ label, actionId, value }) => button(label, actionId, value));
  return [section(`${why}\n${strong(text)}`), actions(...buttons)];
}

function takenOverWords({ takenOver }: Obligation): string {
  if (takenOver === undefined) return '';
  const { by, from, isTaken } = takenOver;
  return isTaken
    ? ` You took it over from ${esc(from)}.`
    : ` ${esc(by)} asked you to take it over from ${esc(from)}.`;
}

/** What somebody else owes, for those who only hear of it: its reason and its button speak to its owner. */
export function obligationOfOther(
  obligation: Obligation,
  today: Temporal.PlainDate,
  rolloutNames?: RolloutNames,
): AnyBlock {
  const rollout = rolloutNames?.get(obligation.rolloutId);
  const facts = [
    ...dueWords(obligation, today),
    ...(rollout === undefined ? [] : [esc(rollout)]),
    ...(obligation.blocks === undefined
      ? []
      : [`${sayHeldUp(obligation.blocks)} is waiting for it`]),
  ];
  const small = facts.length === 0 ? '' : `\n_${capitalised(facts.join(' · '))}_`;
  return section(`${strong(obligation.text)}${small}`);
}

/** The first few, and the rest behind a button. */
export function obligationBlocks(
  obligations: readonly Obligation[],
  today: Temporal.PlainDate,
  rolloutNames?: RolloutNames,
): AnyBlock[] {
  const shown = obligations.slice(0, SHOWN_MAX);
  const more = obligations.length - shown.length;
  return [
    ...shown.map((obligation) => obligationSection(obligation, today, rolloutNames)),
    ...(more === 0 ? [] : [moreButton(more)]),
  ];
}

export function moreButton(more: number): AnyBlock {
  return actions(button(`And ${more} more`, SHOW_MINE, '{}'));
}

export function dueWords(obligation: Obligation, today: Temporal.PlainDate): string[] {
  const { dueOn } = obligation;
  if (dueOn === undefined) return [];
  if (isOverdue(obligation, today)) return [`overdue since ${sayDate(dueOn, today)}`];
  const days = today.until(dueOn, { largestUnit: 'days' }).days;
  if (days === 0) return ['due today'];
  if (days === 1) return ['due tomorrow'];
  return [`due ${sayDate(dueOn, today)}`];
}

/** Everything that one person owes. */
export function myObligationsModal(
  obligations: readonly Obligation[],
  { today, quiet }: { today: Temporal.PlainDate; quiet: Quiet },
  rolloutNames?: RolloutNames,
): Modal {
  const shown = obligations.slice(0, LISTED_MAX);
  const left = obligations.length - shown.length;
  const blocks: AnyBlock[] =
    obligations.length === 0
      ? [section([nothingOwedWords(quiet), ...concernLines(quiet.concerns)].join('\n'))]
      : [
          section(
            `*${sayCount(obligations.length, 'thing')}* waiting for you, the most urgent first.`,
          ),
          ...shown.map((obligation) => obligationSection(obligation, today, rolloutNames)),
          ...(left === 0 ? [] : [context(`${left} more will follow once these are done.`)]),
        ];
  return {
    type: 'modal',
    callback_id: 'obligations.mine',
    title: plain('What needs you', 24),
    close: plain('Close', 24),
    blocks,
  };
}

/** Who owes what on one rollout, for its leads. Plain names: looking at a list pings nobody. */
export function dueMessage(
  rolloutName: string,
  { groups, listed, people, things, overdue }: Due,
  today: Temporal.PlainDate,
): Message {
  if (things === 0) {
    return sentence(`Nobody owes anything on *${esc(rolloutName)}* today.`);
  }
  const text = `*${sayCount(things, 'thing')}* ${things === 1 ? 'is' : 'are'} open on *${esc(rolloutName)}*, with ${sayCount(people, 'person', 'people')}${overdue === 0 ? '; nothing is overdue' : `; ${overdue} overdue`}.`;
  const left = listed - groups.length;
  return {
    text,
    blocks: [
      section(text),
      ...groups.map((group) => section(dueLines(group, today))),
      ...(left === 0 ? [] : [context(`And ${sayCount(left, 'more person', 'more people')}.`)]),
      context(
        'Everyone is reminded during their own hours. `/rollout nudges preview @name` shows what someone would get.',
      ),
    ],
  };
}

function dueLines({ name, obligations }: DueGroup, today: Temporal.PlainDate): string {
  const lines = obligations.slice(0, SHOWN_MAX).map((obligation) => {
    const due = dueWords(obligation, today).join('');
    const blocks =
      obligation.blocks === undefined ? '' : `; ${sayHeldUp(obligation.blocks)} is waiting for it`;
    return `• ${obligation.text}${due === '' ? '' : ` (${due})`}${blocks}`;
  });
  const more = obligations.length - lines.length;
  const who = `*${esc(name)}*`;
  return [who, ...lines, ...(more === 0 ? [] : [`• and ${more} more`])].join('\n');
}

function strong(text: string): string {
  return text.includes('*') || text.includes('\n') ? text : `*${text}*`;
}
