import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  esc,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount } from '../../../platform/words.ts';
import { entryKindTitles, type PublishedEntry } from '../core/entry.ts';
import { OPEN_ENTRY } from '../core/entry-card.view.ts';
import { sayStanding, sayVerified } from '../core/entry-words.ts';
import { entryValue } from '../core/review-messages.view.ts';
import type { TypedSearch } from './typed-search.ts';

export const SAY_HELPED = 'core-search.say-helped';
export const SAY_DID_NOT_HELP = 'core-search.say-did-not-help';
export const OPEN_SEARCH = 'core-search.open-search';
export const WRITE_ANSWER = 'core-search.write-answer';

export type Answers = {
  rolloutId: RolloutId;
  search: TypedSearch;
  found: readonly { entry: PublishedEntry; passage: string }[];
  today: Temporal.PlainDate;
  nameOf: (userId: UserId) => string;
  /** What the reader has said of an entry already. */
  saidOf: (entryNumber: number) => boolean | undefined;
};

/** The answers to a search, the best first; or that there is none, and what happens with the question. */
export function answersMessage(answers: Answers): Message {
  const { found, search } = answers;
  const words = esc(clamp(search.words, 120));
  if (found.length === 0) return gapMessage(answers);
  const text = `${capitalised(sayCount(found.length, 'answer'))} to “${words}”`;
  return {
    text,
    blocks: [section(`*${text}*`), ...found.flatMap((one) => answerBlocks(answers, one))],
  };
}

function answerBlocks(answers: Answers, { entry, passage }: Answers['found'][number]): AnyBlock[] {
  const { rolloutId, today, nameOf, saidOf } = answers;
  const said = saidOf(entry.number);
  const about = [
    `${capitalised(entryKindTitles[entry.kind])} for ${esc(entry.workflow)}`,
    sayStanding({ ...entry, draft: undefined }),
    `${esc(nameOf(entry.ownerId))} keeps it right`,
    sayVerified(entry, today),
  ];
  return [
    section(
      `*${esc(entry.published.title)}*\n>${esc(passage)}`,
      button('Read it all', OPEN_ENTRY, entryValue(rolloutId, entry.id)),
    ),
    context(about.join(' · ')),
    said === undefined ? opinionButtons(answers, entry.id) : context(saidWords(said)),
  ];
}

function saidWords(helped: boolean): string {
  return helped
    ? 'You said that it helped. It will be found sooner.'
    : 'You said that it did not help. Its keeper looks at it now.';
}

function opinionButtons({ rolloutId, search }: Answers, entryId: string): AnyBlock {
  const value = asValue({ rolloutId, entryId, ...search });
  return actions(
    button('Helped', SAY_HELPED, value),
    button('Did not help', SAY_DID_NOT_HELP, value),
  );
}

function gapMessage({ rolloutId, search }: Answers): Message {
  const words = esc(clamp(search.words, 120));
  const where = search.workflow === undefined ? '' : ` for ${esc(search.workflow)}`;
  const text = `The Intelligence Core has no answer to “${words}”${where} yet.`;
  return {
    text,
    blocks: [
      section(
        `${text} I noted the question without your name, and the people who keep the Core see how often it is asked. Until then, \`/core who\` says who can help.`,
      ),
      actions(
        button(
          'I know the answer',
          WRITE_ANSWER,
          asValue({ rolloutId, words: search.words, workflow: search.workflow }),
        ),
      ),
    ],
  };
}

/** The same in the form that asked. */
export function answersModal(answers: Answers): Modal {
  return {
    type: 'modal',
    callback_id: 'core-search.answers',
    title: plain('Intelligence Core', 24),
    close: plain('Close', 24),
    blocks: answersMessage(answers).blocks,
  };
}

/** Opens the form that searches; for App Home and the bare command. */
export function searchButton(rolloutId: RolloutId) {
  return button('Search the Core', OPEN_SEARCH, asValue({ rolloutId }));
}
