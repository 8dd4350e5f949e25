import type { TeamId } from '../../../platform/ids.ts';
import type { Concern } from '../../contract/concern.ts';
import type { NextStepUp } from './waiting-for-others.ts';

/** What decides whether somebody may be told that nothing needs them. */
export type Quiet = {
  /** What the reader owes. */
  owed: number;
  /** What others owe and what holds the next step up; for those who look after the rollout. */
  waiting: number;
  concerns: readonly Concern[];
};

/** "Nothing needs you" is true only where nothing is owed, waited for, or out of order. */
export function isAllQuiet({ owed, waiting, concerns }: Quiet): boolean {
  return owed === 0 && waiting === 0 && concerns.length === 0;
}

/** Leads and sponsors look after all of it; everyone else hears of their own teams. */
export function concernsFor(
  concerns: readonly Concern[],
  reader: { looksAfterAll: boolean; teamIds: ReadonlySet<TeamId> },
): Concern[] {
  if (reader.looksAfterAll) return [...concerns];
  return concerns.filter(({ teamId }) => teamId !== undefined && reader.teamIds.has(teamId));
}

/** What decides on all of a reader's rollouts together whether nothing needs them. */
export function quietOver(owed: number, all: readonly NextStepUp[]): Quiet {
  return {
    owed,
    waiting: all.reduce((sum, { waiting }) => sum + waiting.count + waiting.dropped.length, 0),
    concerns: all.flatMap(({ concerns }) => concerns),
  };
}
