import type { RolloutId } from '../../../platform/ids.ts';
import {
  type AnyBlock,
  actions,
  button,
  context,
  esc,
  type Message,
  section,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayFew, sayList } from '../../../platform/words.ts';
import { OPEN_QUEUE } from '../usage-people/usage-queue.view.ts';
import { OPEN_SETTINGS } from '../usage-retention/usage-settings.view.ts';
import { sayMissingReport } from '../usage-sources/missing-report.ts';
import type { UsagePage } from './usage-page.ts';

/** Opens the form of another feature, which takes a pasted table. */
export const OPEN_UPLOAD = 'usage-imports.open-upload';
export const OPEN_USAGE = 'usage.open-page';
export const END_SOURCE = 'usage.end-source';

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
        `A report from *${esc(name)}* is expected every week.`,
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
      ? 'No week is complete yet'
      : `The last complete week is that of ${sayDate(lastWhole, today)}`;
  return `Usage comes from ${names}. Complete weeks: ${whole} of ${weeks}. ${last}.`;
}
