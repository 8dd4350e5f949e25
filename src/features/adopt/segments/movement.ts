import { isHabit, type Segment, type SegmentDefinition, segmentOf } from './segment.ts';
import { wilsonInterval } from './wilson.ts';

/** Somebody's weeks since access, a zero for each without use; those who left have fewer of them. */
export type PersonUse = { actions: readonly number[]; hasLeft: boolean };

/** How many people moved between two windows that share no week. */
export type Movement = {
  people: number;
  up: number;
  down: number;
  /** Of those who moved, the share that moved up, with its interval of 95 %. */
  upShare: { low: number; high: number };
};

const RANKS: Record<Exclude<Segment, 'new'>, number> = {
  'non-user': 0,
  low: 1,
  novice: 2,
  habitual: 3,
  power: 4,
};

/** From the window before the last one to the last; people who were there for both. */
export function movementOf(people: readonly PersonUse[], definition: SegmentDefinition): Movement {
  const found = { people: 0, up: 0, down: 0 };
  for (const { actions, hasLeft } of people) {
    const [before, now] = twoWindows(actions, definition);
    if (hasLeft || before === 'new' || now === 'new') continue;
    found.people++;
    if (RANKS[now] > RANKS[before]) found.up++;
    if (RANKS[now] < RANKS[before]) found.down++;
  }
  return { ...found, upShare: wilsonInterval(found.up, found.up + found.down) };
}

function twoWindows(actions: readonly number[], definition: SegmentDefinition): [Segment, Segment] {
  const before = actions.slice(0, Math.max(0, actions.length - definition.weeks));
  return [segmentOf(before, definition), segmentOf(actions, definition)];
}

/** Of those who had the habit in the window before: who has it still, who lost it, and who left the company. */
export type Retention = { had: number; kept: number; lost: number; left: number };

/** `weeks` are those of the team, so that somebody who left has the same windows as everyone. */
export function retentionOf(
  people: readonly { actions: readonly number[]; leftWeeksAgo: number | undefined }[],
  definition: SegmentDefinition,
): Retention {
  const found = { had: 0, kept: 0, lost: 0, left: 0 };
  for (const { actions, leftWeeksAgo } of people) {
    const gone = leftWeeksAgo ?? 0;
    if (gone > definition.weeks) continue;
    const before = actions.slice(0, Math.max(0, actions.length - (definition.weeks - gone)));
    if (!isHabit(segmentOf(before, definition))) continue;
    found.had++;
    if (leftWeeksAgo !== undefined) found.left++;
    else if (isHabit(segmentOf(actions, definition))) found.kept++;
    else found.lost++;
  }
  return found;
}
