import { dateAt } from '../../../platform/calendar.ts';
import {
  type AnyBlock,
  actions,
  button,
  type Message,
  section,
  sentence,
} from '../../../platform/slack/blocks.ts';
import { asValue } from '../../../platform/slack/fields.ts';
import { sayCount, sayDate, sayTime } from '../../../platform/words.ts';

export const SETTLE_HELD = 'deliveries.settle-held';
export const SHOW_HELD = 'deliveries.show-held';

export type HeldFacts = {
  rolloutId: string;
  count: number;
  /** Undefined where somebody held them back without a restore. */
  restore: { copyAt: Temporal.Instant; restoredAt: Temporal.Instant } | undefined;
  now: Temporal.Instant;
  timeZone: string;
};

/** "The database was put back today at 10:04 from a copy of Sunday 17 January, 02:00, so …" */
export function whyHeld({
  restore,
  now,
  timeZone,
}: Omit<HeldFacts, 'count' | 'rolloutId'>): string {
  if (restore === undefined) return 'They may have been said before.';
  const today = dateAt(now, timeZone);
  const moment = (at: Temporal.Instant) =>
    `${sayDate(dateAt(at, timeZone), today)}, ${sayTime(at, timeZone)}`;
  return `My database was put back (${moment(restore.restoredAt)}) from a copy (${moment(restore.copyAt)}), and what I said in between I no longer know.`;
}

export function heldBlocks(facts: HeldFacts): AnyBlock[] {
  const { rolloutId, count } = facts;
  if (count === 0) return [];
  return [
    section(
      `*${sayCount(count, 'message waits', 'messages wait')} for a lead’s word.* ${whyHeld(facts)} Look whether people have them already, and send or drop them.`,
    ),
    actions(...choices(rolloutId, count === 1 ? 'it' : `all ${count}`, undefined)),
  ];
}

/** Under one held message. */
export const heldChoices = (rolloutId: string, key: string): AnyBlock =>
  actions(...choices(rolloutId, 'it', key));

function choices(rolloutId: string, what: string, key: string | undefined) {
  const value = (choice: 'send' | 'drop') =>
    asValue({ rolloutId, choice, ...(key === undefined ? {} : { key }) });
  return [
    button(`Send ${what}`, SETTLE_HELD, value('send')),
    button(`Drop ${what}`, SETTLE_HELD, value('drop')),
  ];
}

export function settledMessage(choice: 'send' | 'drop', settled: number, left: number): Message {
  if (settled === 0) return sentence('Someone has decided this already; nothing waits for you.');
  const many = sayCount(settled, 'message');
  const done =
    choice === 'send'
      ? `${many} ${settled === 1 ? 'goes' : 'go'} out now, within people’s hours.`
      : `${many} ${settled === 1 ? 'is' : 'are'} dropped and won’t be sent.`;
  const rest =
    left === 0 ? 'Nothing else waits.' : '`/rollout deliveries held` shows what still waits.';
  return sentence(`${done} ${rest}`);
}
