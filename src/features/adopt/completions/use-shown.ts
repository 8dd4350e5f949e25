import { isBefore } from '../../../platform/calendar.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { Judgement } from '../../contract/criterion.ts';
import type { DepthVerdict } from '../depth/depth-verdict.ts';
import { type SegmentMix, segments } from '../segments/segment.ts';
import { wilsonInterval } from '../segments/wilson.ts';

/** A verdict on use that is older than this many weeks says nothing of today. */
export const USE_GROWS_OLD_WEEKS = 6;
/** Figures of fewer people are about persons. */
const PEOPLE_MIN = 5;
/** How far below the bar the interval may reach. */
const BELOW = 0.2;

export type UseFacts = {
  verdict: DepthVerdict;
  people: number;
  /** The verdict in a sentence, plain text. */
  says: string;
  /** The smallest weekly fall that would have been seen by now, a share; undefined where none would. */
  smallestFall: number | undefined;
  /** The Monday of the last week that is known; undefined where no week may be shown. */
  lastWeekOn: Temporal.PlainDate | undefined;
};

type Found = Omit<Judgement, 'obliges'>;

/**
 * Whether use over months is shown and does not decline. `fallSeen` is the lower bar, a share a week: nothing is
 * shown, but a fall of so much would have been seen. Without it only a verdict counts. Week one counts never.
 */
export function judgeUseShown(
  use: UseFacts | undefined,
  fallSeen: number | undefined,
  today: Temporal.PlainDate,
): Found {
  if (use === undefined)
    return {
      ...{ verdict: 'no-data', measured: 'No usage has been reported and judged yet', n: 0 },
      settledBy:
        'Someone brings usage in: `groundswell import usage`. A verdict needs at least twelve full weeks of it.',
    };
  const { verdict, people, says, smallestFall, lastWeekOn } = use;
  const found = (as: Judgement['verdict'], settledBy: string): Found => ({
    ...{ verdict: as, measured: says, n: people, settledBy },
  });
  if (verdict === 'declining')
    return found('fail', '`/rollout adoption` shows since when, in which teams, and what helps.');
  if (
    lastWeekOn !== undefined &&
    isBefore(lastWeekOn, today.subtract({ weeks: USE_GROWS_OLD_WEEKS }))
  )
    return {
      ...found('inconclusive', 'Someone brings in the usage of the weeks since.'),
      measured: `Nothing is known of its use since the week of ${sayDate(lastWeekOn, today)}`,
    };
  if (verdict === 'deepening' || verdict === 'plateau') return found('pass', '');
  const wouldBeSeen =
    verdict === 'not shown yet' &&
    fallSeen !== undefined &&
    smallestFall !== undefined &&
    smallestFall <= fallSeen;
  if (wouldBeSeen) return found('pass', '');
  return found('inconclusive', 'Time and more weeks of use; the sentence says what it would take.');
}

/**
 * Whether enough of everyone with access have made it a habit, newcomers and non-users counted in: the share is
 * at or above `least` percent and its interval (Wilson, 95 %) reaches no further than 20 points below it. Fails
 * where even the interval's upper end is below.
 */
export function judgeHabit(mix: SegmentMix | undefined, least: number): Found {
  const n = mix === undefined ? 0 : segments.reduce((sum, one) => sum + mix[one], 0);
  if (mix === undefined || n === 0)
    return {
      ...{ verdict: 'no-data', measured: 'Nobody’s habits are known yet', n: 0 },
      settledBy: 'Someone brings usage in: `groundswell import usage`.',
    };
  if (n < PEOPLE_MIN)
    return {
      ...{ verdict: 'inconclusive', measured: 'Fewer than five people have access', n },
      settledBy: 'Habits are told from five people on.',
    };
  const had = mix.power + mix.habitual;
  const { low, high } = wilsonInterval(had, n);
  const percent = (share: number) => Math.round(100 * share);
  const measured = `${had} of ${sayCount(n, 'person', 'people')} with access have made it a habit: ${percent(had / n)} %, somewhere between ${percent(low)} and ${percent(high)} %`;
  const bar = least / 100;
  if (had / n >= bar && low >= bar - BELOW) return { verdict: 'pass', measured, n, settledBy: '' };
  const isBelow = high < bar;
  return {
    ...{ verdict: isBelow ? 'fail' : 'inconclusive', measured, n },
    settledBy: `${isBelow ? 'More people make it a habit' : 'A few more weeks, or more people who make it a habit'}; \`/rollout adoption\` shows where it is not one.`,
    findings: [
      {
        ...{ about: 'habit', lack: 'share', amount: Math.max(0, Math.ceil(bar * n) - had) },
        says: measured,
      },
    ],
  };
}
