import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  header,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { commandButton } from '../../../platform/slack/command-button.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { asSentence, sayDate } from '../../../platform/words.ts';
import { sponsorBlocks } from '../outlooks/sponsor-page.view.ts';
import type { MonthPage, MonthWords } from './sponsor-month.ts';

export const WRITE_FORM = 'sponsor-months.write';
export const OPEN_WRITE = 'sponsor-months.open-write';
export const WORDS_MAX = 500;

export const monthValue = (rolloutId: RolloutId, month: string) => asValue({ rolloutId, month });

/** The page as a sponsor reads it: three sentences, each with a lead's own words below where there are any. */
function pageBlocks({ facts, needs, words, byName }: MonthPage): AnyBlock[] {
  const own = [words.working, words.risk, words.need];
  return sponsorBlocks(facts, needs).flatMap((block, at) => {
    const added = own[at] ?? '';
    return added === '' ? [block] : [block, context(`${esc(byName)}: ${esc(asSentence(added))}`)];
  });
}

/** To a sponsor, once a month. */
export function monthMessage(rolloutId: RolloutId, page: MonthPage): Message {
  const title = `${page.rolloutName}: your month in three sentences`;
  return {
    text: title,
    blocks: [
      header(title),
      ...pageBlocks(page),
      actions(
        commandButton('See what would break', { command: '/rollout', text: 'pace', rolloutId }),
        commandButton('Is it complete?', { command: '/rollout', text: 'complete', rolloutId }),
      ),
    ],
  };
}

/** To a lead: what the sponsors will read, when, and the button to add words. */
export function previewMessage(
  rolloutId: RolloutId,
  page: MonthPage,
  facts: { readers: string; on: Temporal.PlainDate; today: Temporal.PlainDate; mayWrite: boolean },
): Message {
  const { readers, on, today, mayWrite } = facts;
  const when =
    readers === ''
      ? 'Nobody gets it: there is no sponsor who does not lead as well.'
      : `${readers} will get this on ${sayDate(on, today)}, as it stands by then.`;
  return {
    text: when,
    blocks: [
      section(when),
      ...pageBlocks(page),
      ...(mayWrite
        ? [actions(button('Add your words', OPEN_WRITE, monthValue(rolloutId, page.month)))]
        : []),
      context('The sentences follow from what is known. A lead can add to them and change none.'),
    ],
  };
}

/** A lead's own words, one field for each sentence. */
export function writeModal(rolloutId: RolloutId, month: string, words: MonthWords): Modal {
  const field = (id: keyof MonthWords, label: string): AnyBlock => ({
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    element: {
      ...{ type: 'plain_text_input', action_id: 'value', multiline: true, max_length: WORDS_MAX },
      ...(words[id] === '' ? {} : { initial_value: words[id] }),
    },
  });
  return {
    type: 'modal',
    callback_id: WRITE_FORM,
    title: plain('Your words', 24),
    submit: plain('Save', 24),
    close: plain('Cancel', 24),
    private_metadata: monthValue(rolloutId, month),
    blocks: [
      section('They stand below the sentences, under your name. Leave empty what needs none.'),
      field('working', 'Is it working?'),
      field('risk', 'What is at risk?'),
      field('need', 'What do you need from the sponsor?'),
    ],
  };
}
