import type { Button } from '@slack/types';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  clamp,
  context,
  divider,
  esc,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { capitalised, sayList } from '../../../platform/words.ts';
import { versionText } from '../lessons/lesson.ts';
import { type Entry, entryKindTitles, isPublished, titleOf } from './entry.ts';
import { textSections } from './entry-text.view.ts';
import { sayStanding, sayVerified } from './entry-words.ts';
import { entryValue, OPEN_EDIT, revisionValue } from './review-messages.view.ts';

export const OPEN_ENTRY = 'core.open-entry';
export const CONFIRM_ENTRY = 'core.confirm-entry';
export const PASS_ON_ENTRY = 'core.open-pass-on';
export const RETIRE_ENTRY = 'core.open-retire';
export const SHOW_HISTORY = 'core.show-history';
export const OPEN_REVIEW = 'core.open-review';
export const PUBLISH_ENTRY = 'core.publish-entry';
export const DROP_DRAFT = 'core.drop-draft';

export type CardFacts = {
  rolloutId: RolloutId;
  today: Temporal.PlainDate;
  nameOf: (userId: UserId) => string;
  may: { decide: boolean; review: boolean; drop: boolean };
  isDue: boolean;
  hasOwnerLeft: boolean;
  /** Names of lessons and constraints, as people know them. */
  answers: readonly string[];
  taughtBy: readonly string[];
};

/** One entry whole, with where it stands and what the reader can do with it. */
export function entryCard(entry: Entry, facts: CardFacts, said?: string): Modal {
  const text = entry.published ?? entry.draft;
  return {
    type: 'modal',
    callback_id: 'core.entry',
    title: plain('Intelligence Core', 24),
    close: plain('Close', 24),
    blocks: [
      ...(said === undefined ? [] : [section(said)]),
      section(`*${esc(titleOf(entry))}*`),
      context(standingLine(entry, facts)),
      ...textSections(text?.body ?? ''),
      ...linkLines(entry, facts),
      ...draftBlocks(entry, facts),
      ...buttonRows(entry, facts),
    ],
  };
}

function standingLine(entry: Entry, { today, nameOf, hasOwnerLeft }: CardFacts): string {
  const owner = `${esc(nameOf(entry.ownerId))}${hasOwnerLeft ? ' kept it and has left' : ' keeps it right'}`;
  return [
    `${capitalised(entryKindTitles[entry.kind])} for ${esc(entry.workflow)}`,
    sayStanding(entry),
    owner,
    ...(isPublished(entry) ? [sayVerified(entry, today)] : []),
  ].join(' · ');
}

function linkLines(entry: Entry, { answers, taughtBy }: CardFacts): AnyBlock[] {
  const { sourceLink, published, draft } = entry;
  const words = (published ?? draft)?.synonyms ?? [];
  const quoted = (names: readonly string[]) =>
    sayList(names.map((name) => `“${esc(clamp(name, 90))}”`));
  const lines = [
    ...(answers.length === 0 ? [] : [`Answers what the pilot leant on: ${quoted(answers)}`]),
    ...(taughtBy.length === 0 ? [] : [`Taught by ${quoted(taughtBy)}`]),
    ...(words.length === 0 ? [] : [`Also found by ${esc(words.join(', '))}`]),
    ...(sourceLink === undefined ? [] : [`Made from <${sourceLink}|what was said in Slack>`]),
  ];
  return lines.length === 0 ? [] : [context(lines.join('\n'))];
}

function draftBlocks(entry: Entry, facts: CardFacts): AnyBlock[] {
  const { draft, retired, published } = entry;
  if (retired !== undefined) {
    return [
      section(
        `_Out of use: ${esc(clamp(retired.reason, 300))} (${esc(facts.nameOf(retired.by))})_`,
      ),
    ];
  }
  if (draft === undefined) return [];
  const what =
    published === undefined ? 'This draft' : `A change (version ${versionText(draft.version)})`;
  const by = `by ${esc(facts.nameOf(draft.writtenBy))}`;
  const waits =
    draft.reviewed !== undefined
      ? `was found right by ${esc(facts.nameOf(draft.reviewed.by))}. ${esc(facts.nameOf(entry.ownerId))} or a lead can publish it`
      : draft.reviewerId === undefined
        ? 'waits for someone else to read it'
        : `waits for ${esc(facts.nameOf(draft.reviewerId))} to read it`;
  const value = revisionValue(facts.rolloutId, entry.id, draft.revision);
  const buttons = [
    ...(facts.may.review && draft.reviewed === undefined
      ? [button('Read and decide', OPEN_REVIEW, value, { style: 'primary' })]
      : []),
    ...(facts.may.decide && draft.reviewed !== undefined
      ? [button('Publish', PUBLISH_ENTRY, value, { style: 'primary' })]
      : []),
    ...(facts.may.drop ? [button('Give up the draft', DROP_DRAFT, value)] : []),
  ];
  return [
    divider,
    section(`${what} ${by} ${waits}.`),
    ...(buttons.length === 0 ? [] : [actions(...buttons)]),
  ];
}

function buttonRows(entry: Entry, facts: CardFacts): AnyBlock[] {
  const value = entryValue(facts.rolloutId, entry.id);
  const isOut = entry.retired !== undefined;
  const buttons: Button[] = [
    ...(facts.isDue && facts.may.decide && !isOut
      ? [button('Still right', CONFIRM_ENTRY, value, { style: 'primary' })]
      : []),
    ...(isOut
      ? []
      : [
          button(
            entry.published === undefined ? 'Change the draft' : 'Suggest a change',
            OPEN_EDIT,
            value,
          ),
        ]),
    button('History', SHOW_HISTORY, value),
    ...(facts.may.decide && !isOut ? [button('Give it to someone', PASS_ON_ENTRY, value)] : []),
    ...(facts.may.decide
      ? [button(isOut ? 'Bring it back' : 'Take it out of use', RETIRE_ENTRY, value)]
      : []),
  ];
  return [divider, actions(...buttons)];
}
