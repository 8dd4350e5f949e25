/* What every form and answer says where a change would make a gate easier. */
import type { InputBlock } from '@slack/types';
import { esc, plain } from '../../platform/slack/blocks.ts';
import { sayChoice, sayDate } from '../../platform/words.ts';
import type { Lasts, LooseningOutcome, LooseningRefusal } from './loosening.ts';

export const LAST_DAY = 'loosens_until';

/** "Only until": where it is left empty the change is meant for good. */
export function lastDayInput(): InputBlock {
  return {
    type: 'input',
    block_id: LAST_DAY,
    optional: true,
    label: plain('If it makes a gate easier: only until'),
    hint: plain(
      'Then a sponsor has to agree first. On the day after, everything goes back to what it was. Leave it empty if you mean it for good.',
    ),
    element: { type: 'datepicker', action_id: 'value' },
  };
}

export function lastsOf(day: Temporal.PlainDate | undefined): Lasts {
  return day === undefined ? { kind: 'for-good' } : { kind: 'until', on: day };
}

/** "That would make the gate easier than it was, so Ines Duarte has to agree first. Until then nothing changes." */
export function sayAsked(
  { ofNames }: Extract<LooseningOutcome, { kind: 'asked' }>,
  why = 'This makes a gate easier than it was',
): string {
  return `${why}, so ${sayChoice(ofNames.map(esc))} has to agree first. You’ll hear about it here; until then that part stays as it is.`;
}

/** Why it cannot be asked so, beside the field in which it can be mended. */
export function sayLooseningRefusal(
  refusal: LooseningRefusal,
  today: Temporal.PlainDate,
): { field: 'reason' | typeof LAST_DAY; says: string } {
  switch (refusal.kind) {
    case 'reason-too-short':
      return {
        field: 'reason',
        says: 'This makes a gate easier. Say in a few words why, so that someone who wasn’t there can agree or disagree.',
      };
    case 'last-day-not-ahead':
      return { field: LAST_DAY, says: 'Choose a day after today, or leave it empty.' };
    case 'last-day-too-far':
      return {
        field: LAST_DAY,
        says: `Choose ${sayDate(refusal.latest, today)} or an earlier day, or leave it empty.`,
      };
    case 'nobody-can-approve':
      return {
        field: 'reason',
        says: 'This makes a gate easier, and nobody else could agree to it. Add a sponsor or a second lead with /rollout edit first.',
      };
    case 'already-asked':
      return {
        field: 'reason',
        says: `${refusal.byName} has already asked to make this easier, and it waits for a decision. /rollout overrides shows it.`,
      };
  }
}
