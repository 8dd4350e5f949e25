import { sayPart } from '../../../platform/words.ts';

/** Of the people who were told why a wave comes, how many say that they have read and understood it. */
export type WhyRead = { people: number; read: number };

/** Figures of fewer people would be about persons. */
export const WHY_PEOPLE_MIN = 5;

/** "12 of 20 people have read and understood why it comes, as they say"; undefined where it would be about fewer than five people. */
export function sayWhyRead({ people, read }: WhyRead): string | undefined {
  if (people < WHY_PEOPLE_MIN) return undefined;
  return `${sayPart(read, people, ['person', 'people'], 'has')} read and understood why it comes, as they say`;
}
