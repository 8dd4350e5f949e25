import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  plain,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import type { Modal } from '../../../platform/slack/reply.ts';
import { sayCount, sayDate, sayFew, sayList } from '../../../platform/words.ts';
import { sayMissingReport } from './missing-report.ts';
import type { UsagePerson } from './usage.ts';
import type { UsagePage } from './usage-page.ts';

/** Opens the form of another feature, which takes a pasted table. */
export const OPEN_UPLOAD = 'usage-imports.open-upload';
export const OPEN_USAGE = 'usage.open-page';
export const OPEN_QUEUE = 'usage.open-queue';
export const OPEN_SETTINGS = 'usage.open-settings';
export const END_SOURCE = 'usage.end-source';
export const SETTLE_FORM = 'usage.settle';

export const usageValue = (rolloutId: RolloutId): string => asValue({ rolloutId });

/** Where usage comes from, how far it reaches, and who is still to be settled. */
export function usagePageMessage(
  rolloutId: RolloutId,
  page: UsagePage,
  today: Temporal.PlainDate,
): Message {
  const value = usageValue(rolloutId);
  const text = headline(page, today);
  const ends = page.sources.filter(({ isEnded }) => !isEnded);
  const blocks: AnyBlock[] = [section(text)];
  if (page.waiting > 0) {
    const names = page.firstWaiting.map(({ key }) => esc(key));
    blocks.push(
      section(
        `*${sayCount(page.waiting, 'name')}* that nobody here knows: ${sayFew(names, 5, page.waiting)}. They count in the totals, and in no team until you say who they are.`,
        button('Say who they are', OPEN_QUEUE, value),
      ),
    );
  }
  for (const one of page.missing) blocks.push(section(esc(sayMissingReport(one, today))));
  for (const { id, name } of ends.slice(0, 5))
    blocks.push(
      section(
        `*${esc(name)}* is waited for every week.`,
        button('It has ended', END_SOURCE, asValue({ rolloutId, sourceId: id })),
      ),
    );
  blocks.push(
    actions(
      button('Paste a table', OPEN_UPLOAD, value),
      button('What is kept', OPEN_SETTINGS, value),
    ),
    context(
      'Larger files go in with `groundswell import usage <file>`, and programs send to `/hooks/usage` or `/v1/metrics`.',
    ),
  );
  return { text, blocks };
}

function headline(
  { sources, weeks, whole, lastWhole }: UsagePage,
  today: Temporal.PlainDate,
): string {
  if (sources.length === 0)
    return 'No usage has come in yet. Paste a first table, or have the operator import a file.';
  const names = sayList(sources.map(({ name }) => `*${esc(name)}*`));
  const last =
    lastWhole === undefined
      ? 'No week is whole yet'
      : `The last whole week is that of ${sayDate(lastWhole, today)}`;
  return `Usage comes from ${names}. ${whole} of ${sayCount(weeks, 'week')} are whole. ${last}.`;
}

/** Fields have names of their own for each person, or what was entered for one would stand at the next. */
export const settleFields = (personId: number) => ({
  who: `who-${personId}`,
  nobody: `nobody-${personId}`,
});

/** The next name that nobody knows; it is settled by a person, or by saying that it is none. */
export function settleModal(
  rolloutId: RolloutId,
  person: UsagePerson & { source: string },
  waiting: number,
): Modal {
  return {
    type: 'modal',
    callback_id: SETTLE_FORM,
    private_metadata: asValue({ rolloutId, usagePersonId: person.id }),
    title: plain('Who is this?', 24),
    submit: plain('Save', 24),
    close: plain('Later', 24),
    blocks: [
      section(`*${esc(person.key)}*, as ${esc(person.source)} says`),
      {
        type: 'input',
        block_id: settleFields(person.id).who,
        optional: true,
        label: plain('Person'),
        element: { type: 'users_select', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: settleFields(person.id).nobody,
        optional: true,
        label: plain('Or isn’t it a person?'),
        element: {
          type: 'checkboxes',
          action_id: 'value',
          options: [{ text: plain('It is a program or a test account'), value: 'yes' }],
        },
      },
      context(waiting === 1 ? 'The last one.' : `${sayCount(waiting - 1, 'name')} after this one.`),
    ],
  };
}

/** Nothing is left to settle. */
export function queueEmptyModal(): Modal {
  return {
    type: 'modal',
    callback_id: 'usage.queue-empty',
    title: plain('Who is this?', 24),
    close: plain('Close', 24),
    blocks: [section('Everyone in the usage is known.')],
  };
}
