import type { RolloutId } from '../../../platform/ids.ts';
import type { TeamSize } from '../../champions/champions/team-size.ts';
import type { NextWave } from '../../contract/next-wave.ts';
import type { Obligation } from '../../contract/obligation.ts';
import type { TeamAccess } from '../../contract/team-access.ts';
import type { Team } from '../../teams/teams/team.ts';
import type { TeamWave } from '../../waves/waves/team-wave.ts';
import type { BoardCounts, BoardFilter, Page, Standing } from './board.ts';

/** One open thing, with everyone of whom it is asked. Names are plain text. */
export type OpenThing = { obligation: Obligation; ownerNames: readonly string[] };

export type BoardRow = {
  team: Team;
  standing: Standing;
  access: TeamAccess | undefined;
  wave: TeamWave | undefined;
  /** Its wave, or the whole rollout, is paused. */
  isOnHold: boolean;
  /** Set while it is in the wave that starts next. */
  planned: NextWave | undefined;
  askedOn: Temporal.PlainDate | undefined;
  championName: string | undefined;
  trained: { people: number; finished: number };
  size: TeamSize;
  open: OpenThing | undefined;
  moreOpen: number;
};

export type BoardPage = {
  rolloutId: RolloutId;
  filter: BoardFilter;
  page: Page;
  total: number;
  counts: BoardCounts;
  rows: readonly BoardRow[];
};
