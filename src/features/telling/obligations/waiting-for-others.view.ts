import { type AnyBlock, context, esc, header, section } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayDate, sayFew } from '../../../platform/words.ts';
import { sayHeldUp } from '../../contract/held-up.ts';
import { arrangingButtons, askAgainButton } from '../arrangements/arranging-buttons.view.ts';
import { dueWords } from './obligation.view.ts';
import { concernLines } from './quiet.view.ts';
import type {
  DroppedThing,
  NextStepUp,
  WaitingForOthers,
  WaitingThing,
} from './waiting-for-others.ts';

const NAMES_SHOWN = 2;
const DROPPED_SHOWN = 2;

/** *Waiting for others*: what holds the next step up, with whom and since when. Empty where there is nothing. */
export function waitingForOthersBlocks(
  { shown, count, dropped }: WaitingForOthers,
  today: Temporal.PlainDate,
): AnyBlock[] {
  if (count === 0 && dropped.length === 0) return [];
  const more = count - shown.length;
  return [
    header('Waiting for others'),
    ...shown.flatMap((thing) => [section(waitingWords(thing, today)), ...buttonsFor(thing)]),
    ...(more === 0
      ? []
      : [context(`And ${sayCount(more, 'more thing')}: \`/rollout due\` lists them.`)]),
    ...dropped.slice(0, DROPPED_SHOWN).flatMap((thing) => droppedBlocks(thing, today)),
  ];
}

/** Above a list of what everybody owes: what is out of order, and what holds the next step up. */
export function holdingBlocks(
  { waiting, concerns }: NextStepUp,
  today: Temporal.PlainDate,
): AnyBlock[] {
  const lines = concernLines(concerns);
  return [
    ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
    ...waitingForOthersBlocks(waiting, today),
  ];
}

/** What, with whom, since when, until when, and what waits behind it. */
export function waitingWords(
  { obligation, people, names, sinceOn }: WaitingThing,
  today: Temporal.PlainDate,
): string {
  const { text, blocks } = obligation;
  const whom = sayFew(names.map(esc), NAMES_SHOWN, people.length);
  const behind = blocks === undefined ? [] : [`${sayHeldUp(blocks)} is waiting for it`];
  const facts = [
    `with ${whom} since ${sayDate(sinceOn, today)}`,
    ...dueWords(obligation, today),
    ...behind,
  ];
  const title = text.includes('*') ? text : `*${text}*`;
  return `${title}\n_${capitalised(facts.join(' · '))}_`;
}

/** Where everybody's share is their own there is nothing to arrange for all at once. */
function buttonsFor({ obligation, subject, names, canTake }: WaitingThing): AnyBlock[] {
  if (subject === undefined) return [];
  const { rolloutId, teamId, takers } = obligation;
  const ref = { rolloutId, subject, teamId };
  return [arrangingButtons({ ref, names, canBeGiven: takers !== undefined, canTake })];
}

function droppedBlocks(
  { obligation, subject, reason, by, on }: DroppedThing,
  today: Temporal.PlainDate,
): AnyBlock[] {
  const { rolloutId, teamId, blocks, text } = obligation;
  const behind =
    blocks === undefined ? '' : ` ${capitalised(sayHeldUp(blocks))} is still waiting for it.`;
  return [
    section(
      `~${text.replaceAll('~', '')}~\n_Dropped by ${esc(by)} on ${sayDate(on, today)}: “${esc(reason)}”.${behind}_`,
    ),
    askAgainButton({ rolloutId, subject, teamId }),
  ];
}
