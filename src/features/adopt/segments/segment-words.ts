/* What segments, movement, habit and concentration say, in words. */
import { sayCount } from '../../../platform/words.ts';
import type { Concentration } from './concentration.ts';
import type { Movement, Retention } from './movement.ts';
import {
  type Segment,
  type SegmentMix,
  type Stage,
  segments,
  segmentTitles,
  stageOf,
} from './segment.ts';

/** "3 Power, 4 Habitual, 2 Non-user". */
export function sayMix(mix: SegmentMix): string {
  const parts = segments
    .filter((segment) => mix[segment] > 0)
    .map((segment) => sayOf(mix, segment));
  return parts.join(', ');
}

const stageWords: Record<Stage, string> = {
  beginning: 'Power users are fewer than one in five: use is beginning.',
  spreading: 'Power users are one in five or more: use is spreading.',
  established: 'Power users are two in five or more: use is established.',
  mature: 'Power users are three in five or more: use is mature.',
};

/** How far use has come, by the share of power users among everyone with access. */
export const sayStage = (mix: SegmentMix): string => stageWords[stageOf(mix)];

function sayOf(mix: SegmentMix, segment: Segment): string {
  return `${mix[segment]} ${segmentTitles[segment]}`;
}

export function sayMovement({ people, up, down }: Movement): string | undefined {
  if (people === 0) return undefined;
  return `Of ${sayCount(people, 'person', 'people')} with two full windows behind them, ${up} moved up a segment and ${down} down.`;
}

export function sayRetention({ had, kept, lost, left }: Retention): string | undefined {
  if (had === 0) return undefined;
  const gone = left === 0 ? '' : `, and ${left} left the team`;
  return `Of ${sayCount(had, 'person', 'people')} who had made it a habit before, ${kept} still have it, ${lost} lost it${gone}.`;
}

export function sayTimeToHabit(weeks: number | undefined, people: number): string | undefined {
  if (people === 0) return undefined;
  return weeks === undefined
    ? 'Fewer than half have made it a habit so far.'
    : `Half of the people had made it a habit after ${sayCount(weeks, 'week')}, those who have not yet counted in.`;
}

export function sayConcentration(found: Concentration | undefined): string | undefined {
  if (found === undefined || !found.isCarriedByFew) return undefined;
  return `A few people carry it: a fifth of ${sayCount(found.people, 'person', 'people')} does ${Math.round(100 * found.topShare)} % of everything.`;
}
