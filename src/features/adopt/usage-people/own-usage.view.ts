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
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayList } from '../../../platform/words.ts';
import type { OwnUsage } from './own-usage.ts';

export const EXPORT_OWN = 'usage.export-own';
export const ERASE_OWN = 'usage.erase-own';

const WEEKS_SHOWN = 12;

/** What is kept of the reader's own use, with what they can do about it. */
export function ownUsageMessage(
  rolloutId: RolloutId,
  { known, days, weeks }: OwnUsage,
  { today, keepDays }: { today: Temporal.PlainDate; keepDays: number },
): Message {
  if (known.length === 0 || (days.length === 0 && weeks.length === 0))
    return sentence('Nothing is kept of your own use.');
  const text = `Your own record: ${sayCount(days.length, 'day')} of use are kept one by one.`;
  const named = sayList(known.map(({ source, name }) => `*${esc(name)}* in ${esc(source)}`));
  const recent = weeks.slice(-WEEKS_SHOWN);
  const lines = recent.map(({ week, actions: count }) => {
    const on = sayDate(Temporal.PlainDate.from(week), today);
    return `Week of ${on}: ${sayCount(count, 'act')}`;
  });
  return {
    text,
    blocks: [
      section(`${text} I know you as ${named}.`),
      ...(lines.length === 0 ? [] : [section(lines.join('\n'))]),
      actions(
        button('Show everything', EXPORT_OWN, asValue({ rolloutId })),
        button('Erase it', ERASE_OWN, asValue({ rolloutId }), {
          style: 'danger',
          confirm: {
            title: plain('Erase your record?', 100),
            text: plain(
              'Every day and week of your use up to today is removed for good, and no import brings it back. Your team’s trend loses you up to today.',
              300,
            ),
            confirm: plain('Erase it', 30),
            deny: plain('Keep it', 30),
          },
        }),
      ),
      context(
        `Only you see this. Single days are removed after ${sayCount(keepDays, 'day')}. What you write to the assistant and what it answers is never stored or read here.`,
      ),
    ],
  };
}

const LETTERS_IN_A_BLOCK = 2_800;
const BLOCKS_MOST = 40;

/** All of it as a table that can be copied into a file; the newest days first. */
export function ownExportMessage({ days }: OwnUsage): Message {
  const heading = 'source,day,actions,sessions,surfaces';
  const lines = days
    .toReversed()
    .map(({ source, day, actions: count, sessions, surfaces }) =>
      [safe(source), day, count, sessions ?? '', safe(surfaces.join(' '))].join(','),
    );
  const blocks: AnyBlock[] = [];
  let text = heading;
  for (const line of lines) {
    if (text.length + line.length > LETTERS_IN_A_BLOCK) {
      blocks.push(section(`\`\`\`${esc(text)}\`\`\``));
      text = line;
    } else text = `${text}\n${line}`;
  }
  blocks.push(section(`\`\`\`${esc(text)}\`\`\``));
  const says = `Everything that is kept of your use, ${sayCount(days.length, 'day')}:`;
  return { text: says, blocks: [section(says), ...blocks.slice(0, BLOCKS_MOST)] };
}

/** A cell that no spreadsheet runs as a formula. */
const safe = (cell: string) => (/^[=+\-@]/.test(cell) ? `'${cell}` : cell.replaceAll(',', ' '));
