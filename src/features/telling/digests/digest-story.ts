import type { UserId } from '../../../platform/ids.ts';
import type { Chart } from '../../contract/chart.ts';
import type { DigestFacts } from './digest-facts.ts';

/** All that one digest is made of. Names and reasons are as people typed them; the view escapes them. */
export type DigestStory = {
  facts: DigestFacts;
  chart: Chart | undefined;
  /** Names of those who moved something, leads aside. */
  thanks: readonly string[];
  /** The day on which it was meant to be said, where it comes late. */
  meantFor: Temporal.PlainDate | undefined;
  nameOf: (userId: UserId) => string;
  /** Turns mentions in a sentence into plain names. */
  withNames: (text: string) => string;
};
