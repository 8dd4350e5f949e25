/* A verdict in the words that people read. */
import { sayCount, sayDay } from '../../../platform/words.ts';
import type { DepthSettings } from './depth-settings.ts';
import type { DepthJudgement, MovedPart } from './depth-verdict.ts';

/** When it is read, and the Monday of the week that verdicts count from. */
export type DepthDates = { firstWeekOn: Temporal.PlainDate; today: Temporal.PlainDate };

/** The honest sentence: what is, since about when, which part moved; or what it would take to know. */
export function sayVerdict(
  judged: DepthJudgement,
  { firstWeekOn, today }: DepthDates,
  settings: DepthSettings,
): string {
  const sinceOn = firstWeekOn.add({ weeks: judged.since ?? 0 });
  const since = `since about the week of ${sayDay(sinceOn, today)}`;
  switch (judged.verdict) {
    case 'declining':
      return `Use has been falling ${since}: ${sayPartFell(judged.part)}.`;
    case 'deepening':
      return `Use has been growing ${since}: ${sayPartRose(judged.part)}.`;
    case 'plateau':
      return `Use has moved by less than ${sayRate(settings.plateauRate)} a week either way ${since}.`;
    case 'too small':
      return `Fewer than ${settings.minPeople} people have access now, so the team is part of its wave's figures alone.`;
    case 'too early':
      return `Too early to say: ${settings.minWeeks} full weeks are needed, and ${sayCount(judged.weeks, 'has', 'have')} been reported.`;
    case 'not shown yet':
      return `Nothing is shown yet. ${sayOutlook(judged)}`;
  }
}

/** What it would take to know more, for a verdict that says nothing yet. */
export function sayOutlook(judged: DepthJudgement): string {
  if (judged.isNarrow)
    return 'Use grows, but a few people carry this; the others do about as much as before.';
  const when =
    judged.moreWeeks === undefined
      ? 'If it goes on like this, it takes more than a year to tell.'
      : `It takes about ${sayCount(judged.moreWeeks, 'more week')} if it goes on like this.`;
  return [when, sayPower(judged)].filter((part) => part !== '').join(' ');
}

/** What could have been seen by now, and within what it has stayed. */
export function sayPower({ smallestChange, flatWithin }: DepthJudgement): string {
  const could =
    smallestChange === undefined
      ? ''
      : `By now a fall of ${sayRate(smallestChange)} a week would show`;
  const stayed = flatWithin === undefined ? '' : `it moved by less than ${sayRate(flatWithin)}`;
  if (could !== '' && stayed !== '') return `${could}; ${stayed}.`;
  if (could !== '') return `${could}.`;
  return stayed === '' ? '' : `It moved by less than ${sayRate(flatWithin ?? 0)} a week.`;
}

/** "3 %", "2.4 %". */
export function sayRate(rate: number): string {
  return `${Math.round(rate * 1000) / 10} %`;
}

function sayPartFell(part: MovedPart | undefined): string {
  if (part === 'share') return 'fewer people use it';
  if (part === 'both') return 'fewer people use it, and those who do use it less';
  return 'those who use it do less';
}

function sayPartRose(part: MovedPart | undefined): string {
  if (part === 'share') return 'more people use it';
  if (part === 'both') return 'more people use it, and those who do use it more';
  return 'those who use it do more, and not only a few of them';
}

/** What helps where use falls, by the part that moved. */
export function sayWhatHelps(part: MovedPart | undefined): string {
  if (part === 'share') {
    return 'Ask those who stopped what got in the way: time, access, a bad answer, nobody to ask.';
  }
  if (part === 'both') {
    return 'Ask those who stopped what got in the way, and show the others one more task that it does well.';
  }
  return 'Show one more task that it does well, and ask which tasks people took back to their old way.';
}
