import { isBefore } from '../../../platform/calendar.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { ComingDate, ComingDates, PhaseStart } from '../../contract/coming-date.ts';
import { phases } from '../../contract/phase.ts';
import type { StatusLine } from '../../contract/status-line.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { BoardRow } from '../boards/board-page.ts';

export type TeamStatus = {
  team: Team;
  isPilot: boolean;
  isLive: boolean;
  /** As the board has it: its wave, its training, what is open. */
  row: BoardRow | undefined;
  championIds: readonly UserId[];
  backUpIds: readonly UserId[];
};

/** Where one rollout stands. */
export type RolloutStatus = {
  rollout: Rollout;
  /** At the rollout's place. */
  today: Temporal.PlainDate;
  lines: readonly StatusLine[];
  leadIds: readonly UserId[];
  dates: ComingDates;
  /** The next few dates, the nearest first. */
  ahead: readonly ComingDate[];
  legs: readonly Leg[];
  /** The dates of the calendar alone. */
  outline: { dates: ComingDates; ahead: readonly ComingDate[] };
  /** The teams that the reader has a part in. */
  own: readonly TeamStatus[];
};

export type Leg = {
  phase: Rollout['phase'];
  fromOn: Temporal.PlainDate;
  /** `due`: it could begin since that day, and its gate is still shut. */
  at: 'past' | 'now' | 'due' | 'ahead';
};

/** Where the rollout is on the calendar of its phases. */
export function legsOf(
  rollout: Pick<Rollout, 'phase' | 'paused'>,
  calendar: readonly PhaseStart[],
  today: Temporal.PlainDate,
): Leg[] {
  const current = phases.indexOf(rollout.phase);
  return calendar.map(({ phase, opensOn: fromOn }) => {
    const index = phases.indexOf(phase);
    if (index <= current) return { phase, fromOn, at: index < current ? 'past' : 'now' };
    const isDue = index === current + 1 && rollout.paused === undefined && isBefore(fromOn, today);
    return { phase, fromOn, at: isDue ? 'due' : 'ahead' };
  });
}

/** Whom somebody of a team asks first: the champion, then the back-up, then the manager. */
export function whomToAsk(team: TeamStatus, except: UserId): UserId[] {
  const manager = team.team.managerId === undefined ? [] : [team.team.managerId];
  return [...new Set([...team.championIds, ...team.backUpIds, ...manager])].filter(
    (id) => id !== except,
  );
}
