import { isAfter } from '../../../platform/calendar.ts';
import { sayCount, sayDate } from '../../../platform/words.ts';
import type { Judgement } from '../../contract/criterion.ts';

export type WavesBehind = {
  /** Waves that ran their time, the second pilot among them. */
  completed: number;
  /** The day on which the last of them was completed. */
  lastOn: Temporal.PlainDate | undefined;
  /** The number of a wave that runs now. */
  running: number | undefined;
};

/**
 * Whether so many months have passed since the last wave was completed. While a wave runs nothing has begun to
 * settle; before the months are over it is "not known yet", since only time can show it.
 */
export function judgeMonthsSince(
  { completed, lastOn, running }: WavesBehind,
  months: number,
  today: Temporal.PlainDate,
): Omit<Judgement, 'obliges'> {
  if (running !== undefined)
    return {
      ...{ verdict: 'fail', measured: `Wave ${running} is still running`, n: completed + 1 },
      settledBy: `Wave ${running} is completed, and then ${sayCount(months, 'month')} pass.`,
      findings: [{ about: `wave-${running}`, lack: 'completed', says: `Wave ${running} runs` }],
    };
  if (lastOn === undefined)
    return {
      ...{ verdict: 'no-data', measured: 'No wave has been completed yet', n: 0 },
      settledBy: 'A lead plans the next wave: `/rollout wave plan`.',
    };
  const enoughOn = lastOn.add({ months });
  const measured = `The last wave was completed on ${sayDate(lastOn, today)}`;
  if (!isAfter(enoughOn, today)) return { verdict: 'pass', measured, n: completed, settledBy: '' };
  const missing = today.until(enoughOn, { largestUnit: 'days' }).days;
  return {
    ...{ verdict: 'inconclusive', measured, n: completed },
    settledBy: `Time: ${sayCount(months, 'month')} have passed on ${sayDate(enoughOn, today)}.`,
    findings: [
      {
        ...{ about: 'months', lack: 'time', amount: missing },
        says: `${sayCount(missing, 'day')} until ${sayCount(months, 'month')} have passed since the last wave`,
      },
    ],
  };
}
