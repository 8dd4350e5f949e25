import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  option,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayCount, sayList } from '../../../platform/words.ts';
import { textInput } from '../../assess/constraints/ledger-modals.view.ts';
import { versionText } from '../lessons/lesson.ts';
import { type Entry, type EntryRevision, entryKindTitles } from './entry.ts';
import { OPEN_ENTRY, OPEN_REVIEW, PUBLISH_ENTRY } from './entry-card.view.ts';
import { radioInput } from './entry-inputs.view.ts';
import { differenceSection, textSections } from './entry-text.view.ts';
import { entryValue, OPEN_EDIT, revisionValue } from './review-messages.view.ts';
import { textDifference } from './text-difference.ts';

export const REVIEW_FORM = 'core.review-draft';
export const REVIEW_WORDS_LIMIT = 1000;

type Names = (userId: UserId) => string;

/** The draft as it would be found, or what it changes, and the two answers. */
export function reviewModal(
  rolloutId: RolloutId,
  { entry, draft }: { entry: Entry; draft: EntryRevision },
  nameOf: Names,
): Modal {
  const { published } = entry;
  return {
    type: 'modal',
    callback_id: REVIEW_FORM,
    title: plain('Read a draft', 24),
    submit: plain('Send', 24),
    close: plain('Later', 24),
    private_metadata: revisionValue(rolloutId, entry.id, draft.revision),
    blocks: [
      section(`*${esc(draft.title)}*`),
      context(
        `${capitalised(entryKindTitles[entry.kind])} for ${esc(entry.workflow)} · by ${esc(nameOf(draft.writtenBy))} · would be version ${versionText(draft.version)}`,
      ),
      ...textSections(draft.body),
      ...(published === undefined
        ? []
        : [
            section(
              `*What it changes*${draft.note === '' ? '' : `: ${esc(draft.note)}`} (− goes, + comes)`,
            ),
            differenceSection(textDifference(published, draft)),
          ]),
      radioInput('verdict', 'What do you think?', [
        option('It is right, as far as I can tell', 'right'),
        option('Something has to change first', 'change'),
      ]),
      textInput('words', 'What has to change', undefined, {
        example: 'Say who decides above 5,000 euros',
        limit: REVIEW_WORDS_LIMIT,
        multiline: true,
        optional: true,
        hint: 'The writer gets these words from you.',
      }),
    ],
  };
}

/** After a review: what comes next, with the button for those who may. */
export function reviewedModal(
  rolloutId: RolloutId,
  { entry, draft }: { entry: Entry; draft: EntryRevision },
  next: { mayPublish: boolean; ownerName: string },
): Modal {
  const value = revisionValue(rolloutId, entry.id, draft.revision);
  return {
    type: 'modal',
    callback_id: 'core.reviewed',
    title: plain('Thank you', 24),
    close: plain('Close', 24),
    blocks: next.mayPublish
      ? [
          section('You found it right. Publish it, and people find it at once.'),
          actions(button('Publish', PUBLISH_ENTRY, value, { style: 'primary' })),
        ]
      : [section(`You found it right. ${esc(next.ownerName)} or a lead can publish it now.`)],
  };
}

export type DraftLists = {
  /** Drafts that this person can read and decide on. */
  toRead: readonly Entry[];
  toPublish: readonly Entry[];
  own: readonly Entry[];
};

const SHOWN = 5;

/** What waits for somebody in the Core, and what waits because of them. */
export function draftsMessage(
  rolloutId: RolloutId,
  lists: DraftLists,
  about: { rolloutName: string; nameOf: Names },
): Message {
  const { toRead, toPublish, own } = lists;
  const { nameOf } = about;
  const of = (entry: Entry) => `${esc(entry.draft?.title ?? entry.id)}`;
  const by = (entry: Entry) => esc(nameOf(entry.draft?.writtenBy ?? entry.createdBy));
  const line = (entry: Entry, label: string, actionId: string) =>
    section(
      `*${of(entry)}*\n${capitalised(entryKindTitles[entry.kind])} for ${esc(entry.workflow)}, by ${by(entry)}`,
      button(label, actionId, carries(rolloutId, entry, actionId)),
    );
  const part = (title: string, entries: readonly Entry[], label: string, actionId: string) =>
    entries.length === 0
      ? []
      : [
          section(`*${title}*`),
          ...entries.slice(0, SHOWN).map((entry) => line(entry, label, actionId)),
          ...moreLine(entries.length - SHOWN),
        ];
  const counted = [
    ...(toRead.length === 0 ? [] : [`${sayCount(toRead.length, 'draft')} can be read by you`]),
    ...(toPublish.length === 0 ? [] : [`${toPublish.length} can be published`]),
    ...(own.length === 0
      ? []
      : [`${own.length} of yours ${own.length === 1 ? 'waits' : 'wait'} for a reader`]),
  ];
  const text =
    toRead.length + toPublish.length + own.length === 0
      ? `No draft waits for you in the Core of *${esc(about.rolloutName)}*. \`/core add\` begins one.`
      : `In the Core of *${esc(about.rolloutName)}* ${sayList(counted)}.`;
  return {
    text,
    blocks: [
      section(text),
      ...part('To read', toRead, 'Read and decide', OPEN_REVIEW),
      ...part('To publish', toPublish, 'Publish', PUBLISH_ENTRY),
      ...part('Yours', own, 'Change', OPEN_EDIT),
    ],
  };
}

function carries(rolloutId: RolloutId, entry: Entry, actionId: string): string {
  return actionId === OPEN_EDIT || actionId === OPEN_ENTRY
    ? entryValue(rolloutId, entry.id)
    : revisionValue(rolloutId, entry.id, entry.draft?.revision ?? 0);
}

function moreLine(count: number): AnyBlock[] {
  return count > 0 ? [context(`And ${count} more, which follow when these are done.`)] : [];
}
