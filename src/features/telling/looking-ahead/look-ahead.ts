import { compareTimes, isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';

/**
 * How long before a start something has to be begun: a champion takes about two weeks to be found and
 * two more for the path, readiness takes three weeks from the first answer to the last must-have.
 */
export const LEAD_DAYS = { champion: 28, path: 14, readiness: 21 } as const;
export type AheadKind = keyof typeof LEAD_DAYS;
/** What must be begun later than this is not mentioned yet. */
const LOOKED_AHEAD_DAYS = 28;

/** A start that teams get ready for, and what each of them has by now. */
export type StartAhead = {
  /** "wave 1", "the second pilot" */
  words: string;
  on: Temporal.PlainDate;
  teams: readonly TeamAhead[];
};

export type TeamAhead = {
  teamId: TeamId;
  name: string;
  champion: 'nobody' | 'on-the-way' | 'in-office' | 'certified';
  hasAnswers: boolean;
  managerId: UserId | undefined;
};

/** What some teams lack for a start, and by when it is best begun. */
export type AheadItem = {
  kind: AheadKind;
  beginBy: Temporal.PlainDate;
  /** That day is over, so that each further day is one that the start may wait. */
  isLate: boolean;
  teams: readonly TeamAhead[];
};

/** What the reader can begin next, for which start. */
export type NextSteps = {
  words: string;
  on: Temporal.PlainDate;
  items: readonly AheadItem[];
};

/** Reckoned backwards from the start: what to begin next, the earliest first. */
export function lookAhead({ on, teams }: StartAhead, today: Temporal.PlainDate): AheadItem[] {
  if (!isAfter(on, today)) return [];
  const lacking: Record<AheadKind, readonly TeamAhead[]> = {
    champion: teams.filter(({ champion }) => champion === 'nobody'),
    path: teams.filter(({ champion }) => champion === 'in-office'),
    readiness: teams.filter(({ hasAnswers }) => !hasAnswers),
  };
  const kinds = Object.keys(LEAD_DAYS) as AheadKind[];
  return kinds
    .map((kind): AheadItem => {
      const beginBy = on.subtract({ days: LEAD_DAYS[kind] });
      return { kind, beginBy, isLate: isAfter(today, beginBy), teams: lacking[kind] };
    })
    .filter(({ teams: without, beginBy }) => without.length > 0 && isNear(beginBy, today))
    .sort((a, b) => compareTimes(a.beginBy, b.beginBy));
}

function isNear(beginBy: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return !isAfter(beginBy, today.add({ days: LOOKED_AHEAD_DAYS }));
}

/** The same for some of the teams. */
export function itemsOf(
  items: readonly AheadItem[],
  isTheirs: (kind: AheadKind, team: TeamAhead) => boolean,
): AheadItem[] {
  return items
    .map((item) => ({
      ...item,
      teams: item.teams.filter((team) => isTheirs(item.kind, team)),
    }))
    .filter(({ teams }) => teams.length > 0);
}
