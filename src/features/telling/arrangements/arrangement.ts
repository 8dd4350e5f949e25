import { isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { Obligation } from '../../contract/obligation.ts';

/**
 * What people agreed about one open thing: who does it instead, by when, or that nobody is asked for it.
 * It changes who is asked and when, and never what a gate finds.
 */
export type Arrangement = {
  subject: string;
  teamId: TeamId | undefined;
  /** At the rollout's place. */
  arrangedOn: Temporal.PlainDate;
  arrangedBy: UserId;
  givenTo: UserId | undefined;
  dueOn: Temporal.PlainDate | undefined;
  /** Why nobody is asked for it any more. */
  dropped: string | undefined;
};

/** What an arrangement is about: a thing that others may take is one thing, whoever holds it. */
export function subjectOf({ key, personId, takers }: Obligation): string {
  return takers === undefined ? `${key} ${personId}` : key;
}

/** The arrangement that holds for an obligation; one that was made before it began was about an earlier one. */
export function arrangementFor(
  obligation: Obligation,
  arrangements: ReadonlyMap<string, Arrangement>,
): Arrangement | undefined {
  const found = arrangements.get(subjectOf(obligation));
  return found === undefined || isAfter(obligation.sinceOn, found.arrangedOn) ? undefined : found;
}

/**
 * What somebody still owes of it by what was arranged; undefined where it is dropped or with another person.
 * What would be theirs because its owner has left is listed with what they were given, and not once more here.
 */
export function asArranged(
  obligation: Obligation,
  arrangements: ReadonlyMap<string, Arrangement>,
): Obligation | undefined {
  const arrangement = arrangementFor(obligation, arrangements);
  if (arrangement === undefined) return obligation;
  const { givenTo, dueOn, dropped } = arrangement;
  if (dropped !== undefined) return undefined;
  const isOwn = givenTo === obligation.personId && obligation.takenOver === undefined;
  if (givenTo !== undefined && !isOwn) return undefined;
  return dueOn === undefined ? obligation : { ...obligation, dueOn };
}

/** The same thing with the one who took it over. */
export function givenOn(
  obligation: Obligation,
  { givenTo = obligation.personId, dueOn }: Arrangement,
  takenOver: NonNullable<Obligation['takenOver']>,
): Obligation {
  return {
    ...obligation,
    personId: givenTo,
    takenOver,
    ...(dueOn === undefined ? {} : { dueOn }),
  };
}
