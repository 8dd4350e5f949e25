import type { TeamId } from '../../../platform/ids.ts';
import { type AccessState, isLiveState } from '../../contract/team-access.ts';

/** Where one team stands, as far as a board of thousands sorts and filters by it. */
export type Standing = {
  access: AccessState;
  /** The wave that it is in, planned or started; undefined while it is in none. */
  wave: number | undefined;
  isPilot: boolean;
  hasChampion: boolean;
  /** Something about the team is overdue, and others wait for it. */
  isHeldUp: boolean;
};

export const boardFilters = [
  'all',
  'attention',
  'live',
  'in-wave',
  'no-wave',
  'no-champion',
] as const;
export type BoardFilter = (typeof boardFilters)[number];

export type Listed = { id: TeamId; standing: Standing };

/** A team whose access is in trouble or about to be, or for which others wait longer than was agreed. The pilot began without a champion. */
export function needsAttention(standing: Standing): boolean {
  const { access, hasChampion, isHeldUp, isPilot } = standing;
  return isInTrouble(standing) || isHeldUp || (access === 'live' && !hasChampion && !isPilot);
}

/** Whether its people have lost access, or may not add to it, or will unless something is done. */
export function isInTrouble({ access }: Standing): boolean {
  return access === 'grace' || access === 'frozen' || access === 'suspended';
}

/** Whether people of the team work with it today. */
export function isLive({ access }: Standing): boolean {
  return isLiveState(access);
}

function fits(standing: Standing, filter: BoardFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'attention':
      return needsAttention(standing);
    case 'live':
      return isLive(standing);
    case 'in-wave':
      return standing.wave !== undefined && !isLive(standing);
    case 'no-wave':
      return standing.wave === undefined && !standing.isPilot && !isLive(standing);
    case 'no-champion':
      return !standing.hasChampion;
  }
}

/** The teams that a filter leaves: those that need attention first, and otherwise in the order given. */
export function onBoard(teams: readonly Listed[], filter: BoardFilter): Listed[] {
  const left = teams.filter(({ standing }) => fits(standing, filter));
  const isFirst = ({ standing }: Listed) => needsAttention(standing);
  return [...left.filter(isFirst), ...left.filter((one) => !isFirst(one))];
}

export type BoardCounts = Record<BoardFilter, number>;

export function countOnBoard(teams: readonly Listed[]): BoardCounts {
  const counts = Object.fromEntries(boardFilters.map((filter) => [filter, 0])) as BoardCounts;
  for (const { standing } of teams)
    for (const filter of boardFilters) if (fits(standing, filter)) counts[filter] += 1;
  return counts;
}

export type Page = { from: number; to: number; page: number; isFirst: boolean; isLast: boolean };

/** The part of a list that a page shows; a page beyond the end is the last one, since lists shrink. */
export function pageOf(total: number, size: number, asked: number): Page {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const page = Math.min(Math.max(0, asked), last);
  const from = page * size;
  return {
    page,
    from,
    to: Math.min(total, from + size),
    isFirst: page === 0,
    isLast: page === last,
  };
}
