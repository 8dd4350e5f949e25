import { sayPart } from '../../platform/words.ts';

/** How many people of some teams have finished the path that everyone takes. */
export type Trained = { people: number; finished: number };

/** "10 of 51 people in live teams are trained"; undefined where there is nobody to count. */
export function sayTrained({ people, finished }: Trained): string | undefined {
  if (people === 0) return undefined;
  return `${sayPart(finished, people, ['person in live teams', 'people in live teams'], 'is')} trained`;
}
