import type { RolloutId } from '../../../platform/ids.ts';
import { context, esc, plain, section } from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';

export const UPLOAD_FORM = 'usage-imports.upload';
/** What Slack lets a field hold. */
export const TABLE_MAX = 3000;

/** A table to paste: some hundred rows. Larger ones are files, which a bot may read only with one scope more. */
export function uploadModal(rolloutId: RolloutId): Modal {
  return {
    type: 'modal',
    callback_id: UPLOAD_FORM,
    private_metadata: asValue({ rolloutId }),
    title: plain('Paste usage', 24),
    submit: plain('Import', 24),
    close: plain('Cancel', 24),
    blocks: [
      {
        type: 'input',
        block_id: 'table',
        label: plain('Table'),
        hint: plain(
          'From a spreadsheet or as CSV, with headings: a person (e-mail or member ID), a day and a count.',
        ),
        element: {
          type: 'plain_text_input',
          action_id: 'value',
          multiline: true,
          max_length: TABLE_MAX,
          placeholder: plain('person,day,actions\nmia@example.com,2026-03-02,12', 150),
        },
      },
      {
        type: 'input',
        block_id: 'source',
        optional: true,
        label: plain('What it comes from'),
        hint: plain('A name of your own, for example "chatgpt". Leave it empty for "csv".'),
        element: { type: 'plain_text_input', action_id: 'value', max_length: 60 },
      },
      {
        type: 'input',
        block_id: 'partial',
        optional: true,
        label: plain('Whom it is about'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [
            {
              text: plain('Some of the people only'),
              value: 'yes',
              description: plain('Nothing is then said of those who are not in it.'),
            },
          ],
        },
      },
      context('The same table a second time changes nothing. A later one revises what it names.'),
    ],
  };
}

/** What became of each row. */
export function reportModal(lines: readonly string[]): Modal {
  return {
    type: 'modal',
    callback_id: 'usage-imports.report',
    title: plain('Usage imported', 24),
    close: plain('Close', 24),
    blocks: [section(esc(lines.join('\n')))],
  };
}
