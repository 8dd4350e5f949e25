import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { Ending } from '../../contract/ending.ts';
import type { Arrangement } from '../arrangements/arrangement.ts';

/** What is known of the end of something that a message was about. */
export type EndingFacts = {
  aboutId: UserId;
  /** The day of the message, where its receiver is. */
  saidOn: Temporal.PlainDate;
  /** What people agreed about it, at whatever time. */
  arrangement: Arrangement | undefined;
  /** What the feature that asked for it says. */
  known: Ending | undefined;
  /** Who acted on it since, by the record; undefined for Groundswell itself. */
  deed: { by: UserId | undefined } | undefined;
};

/** Two days of a date that can differ between two places. */
const PLACES_APART = { days: 1 };

/**
 * How it ended: as people arranged it since it was said, else as its feature tells, else by the act on the
 * record. What nothing is known of is not called done.
 */
export function endingOf({ aboutId, saidOn, arrangement, known, deed }: EndingFacts): Ending {
  if (
    arrangement !== undefined &&
    !isBefore(arrangement.arrangedOn, saidOn.subtract(PLACES_APART))
  ) {
    const { dropped, givenTo } = arrangement;
    if (dropped !== undefined) return { kind: 'needless', why: dropped };
    if (givenTo !== undefined && givenTo !== aboutId) return { kind: 'moved', to: givenTo };
  }
  if (known !== undefined) return known;
  return deed === undefined ? { kind: 'needless', why: '' } : { kind: 'done', by: deed.by };
}
