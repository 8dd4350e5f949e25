import type { UserId } from '../../../platform/ids.ts';
import { sayCount } from '../../../platform/words.ts';
import type { Team } from '../../teams/teams/team.ts';
import { type Champion, isInOffice } from './champion.ts';

/** How many people a team has, of whom somebody wrote down how many work in it, and of whom we know some by name. */
export type TeamSize = {
  /** The one that counts: the larger of the two. */
  people: number;
  declared: number;
  /** Its members, and the champions beside them: whoever gets a seat. */
  onRecord: number;
};

/** A team is as large as the larger of what was declared and who is on record; nobody is overlooked either way. */
export function teamSize(
  team: Pick<Team, 'memberIds'> & { context: Pick<Team['context'], 'size'> },
  champions: readonly Champion[],
): TeamSize {
  return sizeOf(team.context.size, countSeats(champions, team.memberIds));
}

/** The same, where both numbers are known. */
export function sizeOf(declared: number, onRecord: number): TeamSize {
  return { people: Math.max(declared, onRecord), declared, onRecord };
}

/** A team's people, and whoever in office is none of them. */
export function countSeats(champions: readonly Champion[], memberIds: readonly UserId[]): number {
  const beside = champions.filter(
    (champion) => isInOffice(champion) && !memberIds.includes(champion.personId),
  );
  return memberIds.length + new Set(beside.map(({ personId }) => personId)).size;
}

/** "20 people", "40 people (12 of them on record)", "16 people on record (15 declared)". */
export function saySize({ people, declared, onRecord }: TeamSize): string {
  if (declared > onRecord) return `${sayCount(people, 'person', 'people')} (${onRecord} on record)`;
  const words = sayCount(people, 'person', 'people');
  return declared < onRecord ? `${words} on record (${declared} declared)` : words;
}
