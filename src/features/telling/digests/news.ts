import type { Several } from './assessment-news.ts';
import type { LearningNews } from './learning-news.ts';
import type { TeamEvent, TeamNews } from './team-news.ts';
import type { WaveNews } from './wave-news.ts';

/** What happened in a stretch of time, sorted by what it happened to. Names and texts as people typed them. */
export type News = {
  waves: readonly WaveNews[];
  teams: readonly TeamNews[];
  /** What happened in so many teams that they are counted. */
  counted: readonly { event: TeamEvent; count: number; newest: readonly string[]; at: number }[];
  /** Access that is in question, in the rule's own words. */
  halts: readonly { team: string; isGrace: boolean; says: string; at: number }[];
  learnings: readonly LearningNews[];
  answers: Several | undefined;
  reviews: Several | undefined;
  constraints: readonly (Several & { act: string })[];
  /** Everything else, as the record says it: safe mrkdwn. */
  said: readonly { says: string; at: number; meaning: number }[];
};
