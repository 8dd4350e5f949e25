import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  header,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayList } from '../../../platform/words.ts';
import { WRITE_ANSWER } from './found.view.ts';
import type { SearchGap } from './search-gap.ts';

export const OPEN_GAP = 'core-search.open-gap';
export const CLOSE_GAP = 'core-search.close-gap';

const SHOWN_MAX = 5;

export const gapValue = (rolloutId: RolloutId, gap: SearchGap) =>
  asValue({ rolloutId, key: gap.key.slice(0, 1500) });

/** What people looked for and did not find, the most frequent first; never who looked. */
export function gapBlocks(rolloutId: RolloutId, gaps: readonly SearchGap[]): AnyBlock[] {
  const title = header('What the Core doesn’t answer yet');
  if (gaps.length === 0) {
    return [title, context('Every question that was asked so far has an answer.')];
  }
  const left = gaps.length - SHOWN_MAX;
  return [
    title,
    ...gaps
      .slice(0, SHOWN_MAX)
      .map((gap) =>
        section(
          `“${esc(clamp(gap.words, 120))}”\n${sayHowOften(gap)}`,
          button('Look', OPEN_GAP, gapValue(rolloutId, gap)),
        ),
      ),
    ...(left > 0 ? [context(`and ${left} more that were asked less often`)] : []),
  ];
}

/** "asked 4 times: 3 for claims, once elsewhere" */
export function sayHowOften({ count, workflows }: SearchGap): string {
  const times = count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
  const known = workflows.filter(({ workflow }) => workflow !== undefined);
  if (known.length === 0) return `asked ${times}`;
  const [only] = known;
  if (workflows.length === 1 && only !== undefined) {
    return `asked ${times}, for ${esc(only.workflow ?? '')}`;
  }
  const parts = workflows.map(({ workflow, count: of }) =>
    workflow === undefined ? `${of} elsewhere` : `${of} for ${esc(workflow)}`,
  );
  return `asked ${times}: ${sayList(parts)}`;
}

/** One question without an answer, and what can be done with it. */
export function gapModal(rolloutId: RolloutId, gap: SearchGap, said?: string): Modal {
  const workflow = gap.workflows.find((one) => one.workflow !== undefined)?.workflow;
  return {
    type: 'modal',
    callback_id: 'core-search.gap',
    title: plain('Open question', 24),
    close: plain('Close', 24),
    blocks: [
      ...(said === undefined ? [] : [section(said)]),
      section(
        `*“${esc(clamp(gap.words, 200))}”*\nIt was ${sayHowOften(gap)}, and the Intelligence Core has no answer.`,
      ),
      ...(said === undefined
        ? [
            context(
              'Write the answer down, or add the words as another word to the entry that answers it: then it is found. If it is nothing for the Core, say so, and nobody is asked again.',
            ),
            actions(
              button(
                'Write it down',
                WRITE_ANSWER,
                asValue({ rolloutId, words: gap.words, workflow }),
                {
                  style: 'primary',
                },
              ),
              button('Not for the Core', CLOSE_GAP, gapValue(rolloutId, gap)),
            ),
          ]
        : []),
    ],
  };
}
