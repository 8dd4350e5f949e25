import type { UserId } from '../../platform/ids.ts';
import type { ComingDate } from '../rollouts/coming-date.ts';
import { earliestStartOf, phases, type Rollout } from '../rollouts/rollout.ts';
import type { StatusLine } from '../rollouts/status-line.ts';
import type { Team } from '../teams/team.ts';

export type TeamStanding = {
  team: Team;
  isPilot: boolean;
  isLive: boolean;
  championIds: readonly UserId[];
  backUpIds: readonly UserId[];
};

/** Where one rollout stands. */
export type Standing = {
  rollout: Rollout;
  /** At the rollout's place. */
  today: Temporal.PlainDate;
  lines: readonly StatusLine[];
  leadIds: readonly UserId[];
  nextDate: ComingDate | undefined;
  /** The teams that the reader has a part in. */
  own: readonly TeamStanding[];
  overview: TeamOverview;
};

/** All teams in numbers, and the first few by name. */
export type TeamOverview = {
  teams: number;
  live: number;
  withChampion: number;
  first: readonly { name: string; isPilot: boolean }[];
};

export type Leg = {
  phase: Rollout['phase'];
  fromOn: Temporal.PlainDate;
  at: 'past' | 'now' | 'ahead';
};

/** The phases in their order, each with the first day on which it may begin. */
export function calendarOf(rollout: Pick<Rollout, 'phase' | 'startsOn' | 'pace'>): Leg[] {
  const current = phases.indexOf(rollout.phase);
  return phases.map((phase, index) => ({
    phase,
    fromOn: earliestStartOf(rollout, phase),
    at: index < current ? 'past' : index === current ? 'now' : 'ahead',
  }));
}

/** Whom somebody of a team asks first: the champion, then the back-up, then the manager. */
export function whomToAsk(team: TeamStanding, except: UserId): UserId[] {
  const manager = team.team.managerId === undefined ? [] : [team.team.managerId];
  return [...new Set([...team.championIds, ...team.backUpIds, ...manager])].filter(
    (id) => id !== except,
  );
}
