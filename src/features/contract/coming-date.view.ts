import { sayDate } from '../../platform/words.ts';
import type { ComingDate, ComingDates } from './coming-date.ts';

/** "The gate to the infrastructure build has been due since Monday 11 January. Next date: wave 1 has baked, Monday 25 January." */
export function comingDatesLine(
  { dueGate, next }: ComingDates,
  today: Temporal.PlainDate,
): string | undefined {
  const said = [
    ...(dueGate === undefined ? [] : [dueGateWords(dueGate, today)]),
    ...(next === undefined
      ? []
      : [`Next date: ${next.what}, ${next.on.equals(today) ? 'today' : sayDate(next.on, today)}.`]),
  ];
  return said.length === 0 ? undefined : said.join(' ');
}

export function dueGateWords({ what, on }: ComingDate, today: Temporal.PlainDate): string {
  return `The ${what} has been due since ${sayDate(on, today)}.`;
}
