import type { UserId } from '../../../platform/ids.ts';
import type { Chart } from '../../contract/chart.ts';
import type { Credit, DigestFacts } from './digest-facts.ts';
import type { News } from './news.ts';

/** All that one digest is made of. Names and reasons are as people typed them; the view escapes them. */
export type DigestStory = {
  facts: Omit<DigestFacts, 'stories'>;
  news: News;
  chart: Chart | undefined;
  /** Whom to thank for what other teams took up this week. */
  credit: Credit;
  /** The day on which it was meant to be said, where it comes late. */
  meantFor: Temporal.PlainDate | undefined;
  /** How far the record went when it was written, in words, so that a later rewriting shows. */
  record: string;
  nameOf: (userId: UserId) => string;
  /** Turns mentions in a sentence into plain names. */
  withNames: (text: string) => string;
};
