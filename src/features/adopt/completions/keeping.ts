import type { UserId } from '../../../platform/ids.ts';
import { sayCount, sayList } from '../../../platform/words.ts';

export const keepAnswers = ['keeps', 'cannot'] as const;
export type KeepAnswer = (typeof keepAnswers)[number];

/** What somebody looks after when the programme is over. Team names as typed. */
export type Keeping = {
  personId: UserId;
  championOf: readonly string[];
  backUpOf: readonly string[];
  entries: number;
  isReviewer: boolean;
};

export type KeepingAnswer = {
  personId: UserId;
  answer: KeepAnswer;
  note: string;
  at: Temporal.Instant;
};

type Parts = {
  champions: readonly { personId: UserId; team: string; role: 'champion' | 'back-up' }[];
  owners: readonly UserId[];
  reviewers: readonly UserId[];
};

/** Who keeps what, one line for each person, in the order of their ids. */
export function keepingsOf({ champions, owners, reviewers }: Parts): Keeping[] {
  const people = [...new Set([...champions.map((one) => one.personId), ...owners, ...reviewers])];
  const teamsOf = (personId: UserId, role: 'champion' | 'back-up') =>
    champions
      .filter((one) => one.personId === personId && one.role === role)
      .map((one) => one.team);
  return people.sort().map((personId) => ({
    personId,
    championOf: teamsOf(personId, 'champion'),
    backUpOf: teamsOf(personId, 'back-up'),
    entries: owners.filter((id) => id === personId).length,
    isReviewer: reviewers.includes(personId),
  }));
}

/** "champion of Claims, owner of 3 entries of the Core and reviewer of outputs". Plain text. */
export function sayKeeping({ championOf, backUpOf, entries, isReviewer }: Keeping): string {
  return sayList([
    ...(championOf.length === 0 ? [] : [`champion of ${sayList(championOf)}`]),
    ...(backUpOf.length === 0 ? [] : [`back-up of ${sayList(backUpOf)}`]),
    ...(entries === 0 ? [] : [`owner of ${sayCount(entries, 'entry', 'entries')} of the Core`]),
    ...(isReviewer ? ['reviewer of outputs'] : []),
  ]);
}

/** Handed over by now, asked still, or in need of somebody else. Whoever keeps nothing any more is in none. */
export function sortKeepings(
  keepings: readonly Keeping[],
  answers: readonly KeepingAnswer[],
): { confirmed: Keeping[]; asked: Keeping[]; cannot: (Keeping & { note: string })[] } {
  const known = new Map(answers.map((one) => [one.personId, one]));
  return {
    confirmed: keepings.filter(({ personId }) => known.get(personId)?.answer === 'keeps'),
    asked: keepings.filter(({ personId }) => !known.has(personId)),
    cannot: keepings.flatMap((one) => {
      const said = known.get(one.personId);
      return said?.answer === 'cannot' ? [{ ...one, note: said.note }] : [];
    }),
  };
}
