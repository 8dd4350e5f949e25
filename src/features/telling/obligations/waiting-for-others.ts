import { isAfter, isBefore } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import type { Concern } from '../../contract/concern.ts';
import { byUrgency, isOverdue, type Obligation } from '../../contract/obligation.ts';
import { subjectOf } from '../arrangements/arrangement.ts';

/** The wave that teams get ready for, as far as it says what cannot wait. */
export type Ahead = { startsOn: Temporal.PlainDate; teamIds: ReadonlySet<TeamId> };

/** One thing that others owe and that cannot wait, with everybody who owes it. */
export type OthersOwe = {
  /** The most urgent person's share of it. */
  obligation: Obligation;
  people: readonly UserId[];
  /** What an arrangement about it names; undefined where everybody's share is their own. */
  subject: string | undefined;
  sinceOn: Temporal.PlainDate;
};

/**
 * Whether something holds up more than itself: others wait for it, its date is over, or it must be done
 * before a team of the next wave starts.
 */
export function holdsUp(
  obligation: Obligation,
  ahead: Ahead | undefined,
  today: Temporal.PlainDate,
): boolean {
  const { blocks, teamId, dueOn } = obligation;
  if (blocks !== undefined) return true;
  if (dueOn === undefined) return false;
  if (isOverdue(obligation, today)) return true;
  if (ahead === undefined || teamId === undefined || !ahead.teamIds.has(teamId)) return false;
  return !isAfter(dueOn, ahead.startsOn);
}

/**
 * What others owe and what holds the next step up, each thing once, the most urgent first. The same thing
 * with the same button for the same team is one thing, however many people owe it.
 */
export function othersOwe(
  owed: readonly Obligation[],
  ahead: Ahead | undefined,
  today: Temporal.PlainDate,
): OthersOwe[] {
  const inOrder = byUrgency(today);
  const things = new Map<string, Gathered>();
  for (const one of owed) {
    if (!holdsUp(one, ahead, today)) continue;
    const thing = thingOf(one);
    const known = things.get(thing);
    if (known === undefined) {
      const people = new Set([one.personId]);
      things.set(thing, { first: one, people, subject: subjectOf(one), sinceOn: one.sinceOn });
      continue;
    }
    known.people.add(one.personId);
    if (inOrder(one, known.first) < 0) known.first = one;
    if (known.subject !== undefined && known.subject !== subjectOf(one)) known.subject = undefined;
    // Dates are shared, so that most of them are the same one.
    if (one.sinceOn !== known.sinceOn && isBefore(one.sinceOn, known.sinceOn)) {
      known.sinceOn = one.sinceOn;
    }
  }
  return [...things.values()]
    .sort((a, b) => inOrder(a.first, b.first))
    .map(({ first, people, ...rest }) => ({ obligation: first, people: [...people], ...rest }));
}

type Gathered = {
  first: Obligation;
  people: Set<UserId>;
  /** Undefined as soon as two shares are not one thing to arrange. */
  subject: string | undefined;
  sinceOn: Temporal.PlainDate;
};

/** The same thing with the same button for the same team is one, however many people owe it. */
export function thingOf({ key, takers, teamId, text, settle }: Obligation): string {
  return takers === undefined ? `${settle.actionId} ${teamId ?? ''} ${text}` : key;
}

/** Without what the reader owes as well: that needs them, and does not only wait for others. */
export function withoutOwn(all: readonly OthersOwe[], reader: UserId): OthersOwe[] {
  return all.filter(({ people }) => !people.includes(reader));
}

/** How many of them are overdue. */
export function countOverdue(all: readonly OthersOwe[], today: Temporal.PlainDate): number {
  return all.filter(({ obligation }) => isOverdue(obligation, today)).length;
}

export type WaitingThing = OthersOwe & {
  /** Names of the first few of `people`. */
  names: readonly string[];
  /** Whether the reader may take it over. */
  canTake: boolean;
};

/** Something that nobody is asked for any more and that holds the next step up all the same. */
export type DroppedThing = Pick<OthersOwe, 'obligation'> & {
  subject: string;
  reason: string;
  by: string;
  on: Temporal.PlainDate;
};

export type WaitingForOthers = {
  /** The most urgent ones. */
  shown: readonly WaitingThing[];
  count: number;
  overdue: number;
  dropped: readonly DroppedThing[];
};

/** What holds a rollout up, as far as it concerns the reader: what waits for others, and what is out of order. */
export type NextStepUp = { waiting: WaitingForOthers; concerns: readonly Concern[] };
