/* A team's person-weeks in the shape that verdicts are computed from. */

import type { Database } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { AWAY, STAYS, type TeamWeeks, UNKNOWN } from '../depth/person-weeks.ts';
import { listPersonWeeks } from '../person-weeks/person-weeks.store.ts';
import type { PersonWeeks } from '../person-weeks/person-weeks.ts';
import { dayNumber, type WeekNumber, weekOfDay } from '../usage/usage.ts';
import { getReportedWeeks } from '../usage-sources/source-reports.store.ts';

/** The weeks that a look covers: the first that was reported, and how many until now. */
export type LookWeeks = { firstWeek: WeekNumber; weeks: number };

/** Nothing of a week that has only begun, or lies ahead. */
export function getLookWeeks(
  database: Database,
  rolloutId: RolloutId,
  today: Temporal.PlainDate,
): LookWeeks {
  const { firstWeek, states } = getReportedWeeks(database, rolloutId);
  const now = weekOfDay(dayNumber(today));
  return { firstWeek, weeks: Math.max(0, Math.min(states.length, now - firstWeek + 1)) };
}

/** Of each team in scope, in the order of their ids; teams that nobody of ever had access are left out. */
export function listTeamWeeks(
  context: ReadContext,
  only: ReadonlySet<TeamId>,
  look: LookWeeks,
): TeamWeeks[] {
  return [...listPersonWeeks(context, only)]
    .filter(([, people]) => people.length > 0)
    .map(([teamId, people]) => teamWeeksFrom(teamId, people, look))
    .toSorted((one, other) => (one.team < other.team ? -1 : 1));
}

function teamWeeksFrom(
  team: TeamId,
  people: readonly PersonWeeks[],
  { firstWeek, weeks }: LookWeeks,
): TeamWeeks {
  const cells = new Int32Array(people.length * weeks).fill(UNKNOWN);
  for (const [person, { actions, away, firstWeek: from }] of people.entries()) {
    for (let column = 0; column < weeks; column++) {
      const at = firstWeek + column - from;
      const count = actions[at];
      if (count === undefined || count === UNKNOWN) continue;
      cells[person * weeks + column] = away[at] === 1 ? AWAY : count;
    }
  }
  return {
    team,
    people: people.map(({ personId }) => personId),
    accessFrom: Int32Array.from(people, ({ accessFrom }) => accessFrom - firstWeek),
    left: Int32Array.from(people, ({ left }) => (left === undefined ? STAYS : left - firstWeek)),
    columns: weeks,
    cells,
  };
}
