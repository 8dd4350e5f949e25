import { isAfter } from '../../../platform/calendar.ts';
import type { TeamId } from '../../../platform/ids.ts';
import { isPausedOn, type PausedDays } from '../../gates/pauses/pause.ts';

/** A team on its way through a wave, as far as the weekly question needs to know. */
export type WaveTeam = {
  number: number;
  startedOn: Temporal.PlainDate | undefined;
  /** Completed or rolled back as a whole. */
  endedOn: Temporal.PlainDate | undefined;
  /** The times in which its wave, or the whole rollout, stood still. */
  pauses: readonly PausedDays[];
};

/** A week, by its Monday, of one team. */
export type TeamWeek = { teamId: TeamId; weekOn: Temporal.PlainDate };

/** A week is asked about from its Thursday on, when there is something to look back at. */
const THURSDAY = 3;
const FRIDAY = 4;

export function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
  return date.subtract({ days: date.dayOfWeek - 1 });
}

export const askedFromOn = (weekOn: Temporal.PlainDate) => weekOn.add({ days: THURSDAY });
export const dueOn = (weekOn: Temporal.PlainDate) => weekOn.add({ days: FRIDAY });

/**
 * The weeks about which a team has been asked up to today, oldest first: those in which its wave ran by
 * Tuesday, until it ended, and in which it did not stand still on both Thursday and Friday. Only the newest
 * one is still asked about.
 */
export function weeksAsked(team: WaveTeam, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const { startedOn, endedOn, pauses } = team;
  if (startedOn === undefined) return [];
  const weeks: Temporal.PlainDate[] = [];
  let weekOn = mondayOf(startedOn).add({ days: startedOn.dayOfWeek <= 2 ? 0 : 7 });
  while (isAsked(weekOn, endedOn, today)) {
    if (!stoodStill(weekOn, pauses)) weeks.push(weekOn);
    weekOn = weekOn.add({ days: 7 });
  }
  return weeks;
}

function stoodStill(weekOn: Temporal.PlainDate, pauses: readonly PausedDays[]): boolean {
  return isPausedOn(pauses, askedFromOn(weekOn)) && isPausedOn(pauses, dueOn(weekOn));
}

function isAsked(
  weekOn: Temporal.PlainDate,
  endedOn: Temporal.PlainDate | undefined,
  today: Temporal.PlainDate,
): boolean {
  const from = askedFromOn(weekOn);
  if (isAfter(from, today)) return false;
  return endedOn === undefined || !isAfter(from, endedOn);
}

export type WeeksOfTeam = {
  teamId: TeamId;
  wave: number;
  asked: number;
  answered: number;
  /** The week that is asked about today and has no answer yet. */
  open: Temporal.PlainDate | undefined;
};

/** How a team's champion has answered so far; undefined for a team that is not asked. */
export function weeksOfTeam(
  teamId: TeamId,
  team: WaveTeam,
  answers: readonly TeamWeek[],
  today: Temporal.PlainDate,
): WeeksOfTeam | undefined {
  const asked = weeksAsked(team, today);
  const newest = asked.at(-1);
  if (newest === undefined) return undefined;
  const own = new Set(
    answers.filter((each) => each.teamId === teamId).map(({ weekOn }) => weekOn.toString()),
  );
  const isOver = team.endedOn !== undefined || isPausedOn(team.pauses, today);
  return {
    teamId,
    wave: team.number,
    asked: asked.length,
    answered: asked.filter((weekOn) => own.has(weekOn.toString())).length,
    open: isOver || own.has(newest.toString()) ? undefined : newest,
  };
}
