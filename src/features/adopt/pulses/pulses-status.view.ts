import { sayDate } from '../../../platform/words.ts';

/** The pulse in one line of a rollout's status. */
export function pulseStatusWords(
  {
    openUntil,
    nextOn,
  }: { openUntil: Temporal.PlainDate | undefined; nextOn: Temporal.PlainDate | undefined },
  today: Temporal.PlainDate,
): string | undefined {
  if (openUntil !== undefined) return `Pulse: takes answers until ${sayDate(openUntil, today)}.`;
  if (nextOn === undefined) return undefined;
  return Temporal.PlainDate.compare(nextOn, today) > 0
    ? `Pulse: the next one comes on ${sayDate(nextOn, today)}.`
    : 'Pulse: the next one comes once five people can be asked.';
}
