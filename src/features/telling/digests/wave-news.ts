import { sayDate, sayFew } from '../../../platform/words.ts';
import { MEANING, type Story } from './story.ts';

/** What happened to one wave during a week. */
export type WaveNews = {
  number: number;
  /** Safe mrkdwn. */
  teams: readonly string[];
  did: ReadonlySet<string>;
  intendedOn: Temporal.PlainDate;
  startedOn: Temporal.PlainDate | undefined;
  /** The newest line of the record about anything else: that it was paused, resumed or rolled back. */
  says: string | undefined;
  at: number;
};

const NAMED_MAX = 4;

/** Planned, started and completed are one line; the last of it counts. */
export function waveStory(news: WaveNews, today: Temporal.PlainDate): Story {
  const { did, says, at } = news;
  const said = says === undefined ? [] : [says];
  if (did.has('waves.complete'))
    return { text: join(completed(news), said), at, meaning: MEANING.wave };
  if (did.has('waves.start')) {
    return { text: join(started(news, today), said), at, meaning: MEANING.wave };
  }
  if (says !== undefined) return { text: says, at, meaning: MEANING.wave };
  const { number, intendedOn } = news;
  const text = `Wave ${number} is planned for ${sayDate(intendedOn, today)}, with ${sayTeams(news)}.`;
  return { text, at, meaning: MEANING.plan };
}

function started(news: WaveNews, today: Temporal.PlainDate): string {
  const on = news.startedOn === undefined ? '' : ` on ${sayDate(news.startedOn, today)}`;
  return `Wave ${news.number} started${on}, with ${sayTeams(news)}.`;
}

function completed(news: WaveNews): string {
  return `Wave ${news.number} is completed, with ${sayTeams(news)}.`;
}

function sayTeams({ teams }: WaveNews): string {
  return sayFew(
    teams.map((name) => `*${name}*`),
    NAMED_MAX,
  );
}

function join(first: string, more: readonly string[]): string {
  return [first, ...more].join(' ');
}
