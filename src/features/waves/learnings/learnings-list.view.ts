import { compareTimes } from '../../../platform/calendar.ts';
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
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount } from '../../../platform/words.ts';
import {
  creditLines,
  type LearningFacts,
  nextWords,
  stepButton,
  titleLine,
} from './learning-card.view.ts';
import { learningValue, OPEN_LEARNING, quoted } from './learning-messages.view.ts';
import { isOpen, learningStageWords } from './learning-status.ts';

export const SHOW_LEARNINGS = 'learnings.show-all';

const SHOWN_MAX = 5;
const LISTED_MAX = 30;

/** What is open first, musts before all, the oldest first; the rest behind a button. */
export function learningsMessage(
  rolloutName: string,
  all: readonly LearningFacts[],
  rolloutId: string,
): Message {
  if (all.length === 0)
    return sentence(
      `Nothing is logged on *${esc(rolloutName)}* yet. \`/champion learned\` logs what a team found out, so that the next one doesn’t have to.`,
    );
  const open = inOrder(all).filter(({ learning }) => isOpen(learning));
  const shown = open.slice(0, SHOWN_MAX);
  const text = headline(rolloutName, all);
  return {
    text,
    blocks: [
      section(text),
      ...shown.flatMap(listed),
      ...(all.length === shown.length
        ? []
        : [actions(button(`Show all ${all.length}`, SHOW_LEARNINGS, asValue({ rolloutId })))]),
      context('Log one with `/champion learned`, or on a message with *Log a learning*.'),
    ],
  };
}

function headline(rolloutName: string, all: readonly LearningFacts[]): string {
  const open = all.filter(({ learning }) => isOpen(learning));
  const musts = open.filter(({ learning }) => learning.severity === 'must').length;
  if (open.length === 0)
    return `All ${sayCount(all.length, 'learning')} of *${esc(rolloutName)}* ${all.length === 1 ? 'is' : 'are'} settled.`;
  const waits =
    musts === 0
      ? 'none of them holds up the next wave'
      : `*${sayCount(musts, 'must', 'musts')}* ${musts === 1 ? 'holds' : 'hold'} up the next wave`;
  return `${sayCount(open.length, 'learning')} of *${esc(rolloutName)}* ${open.length === 1 ? 'is' : 'are'} open; ${waits}.`;
}

function listed(facts: LearningFacts): AnyBlock[] {
  const { learning, steps } = facts;
  const [first] = steps.filter((step) => step !== 'weigh' && step !== 'decline');
  const more = button('Look at it', OPEN_LEARNING, learningValue(learning));
  return [
    section(
      [
        quoted(learning.what, 300),
        titleLine(facts),
        ...creditLines(facts),
        `_Next:_ ${nextWords(facts)}`,
      ].join('\n'),
    ),
    actions(...(first === undefined ? [] : [stepButton(facts, first)]), more),
  ];
}

export function learningsModal(all: readonly LearningFacts[]): Modal {
  const shown = inOrder(all).slice(0, LISTED_MAX);
  const left = all.length - shown.length;
  return {
    type: 'modal',
    callback_id: 'learnings.all',
    title: plain('What we learned', 24),
    close: plain('Close', 24),
    blocks: [
      ...(all.length === 0 ? [section('Nothing has been written down yet.')] : []),
      ...shown.map((facts) =>
        section(
          [
            quoted(facts.learning.what, 300),
            `${titleLine(facts)} · ${learningStageWords[facts.learning.stage]}`,
            ...creditLines(facts),
          ].join('\n'),
          button('Look at it', OPEN_LEARNING, learningValue(facts.learning)),
        ),
      ),
      ...(left === 0 ? [] : [context(`And ${sayCount(left, 'older one')}.`)]),
    ],
  };
}

const WEIGHTS = { must: 0, should: 1, note: 2 } as const;

function inOrder(all: readonly LearningFacts[]): LearningFacts[] {
  return [...all].sort(
    (a, b) =>
      Number(isOpen(b.learning)) - Number(isOpen(a.learning)) ||
      WEIGHTS[a.learning.severity] - WEIGHTS[b.learning.severity] ||
      compareTimes(a.learning.observedOn, b.learning.observedOn),
  );
}
