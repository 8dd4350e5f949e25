/* What happenings about access share: days and moments near today. */
import type { UserId } from '../../../src/platform/ids.ts';
import type { Yard } from './access-yard.ts';

export type Happening = (yard: Yard) => void;
export const LEAD = 'ULEAD' as UserId;

/** From so many days before today to so many days after. */
export function near({ today, dice }: Yard, before: number, after: number): Temporal.PlainDate {
  return today('UTC').add({ days: dice.below(before + after + 1) - before });
}

export function past({ clock, dice }: Yard, days: number): Temporal.Instant {
  return clock.now().subtract({ minutes: dice.below(days * 24 * 60 + 1) });
}
