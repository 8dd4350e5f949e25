/* The kinds of scheduled work that a drill has: by the day, by the hour in two rows, with every tick, and in rounds. */
import type { RolloutId, WorkspaceId } from '../../../src/platform/ids.ts';
import type { LooksAt, Slot } from '../../../src/platform/jobs/job.ts';
import { type JobModel, nameOf, SWEEP } from './ledger-model.ts';

const HOUR_MS = 3_600_000;
const WORKSPACE = 'T1' as WorkspaceId;
const ROLLOUTS = ['R1' as RolloutId, 'R2' as RolloutId, undefined];

export type Kind = JobModel & {
  everyMs: number;
  series: readonly (string | undefined)[];
  rounds: number;
  looksAt?: LooksAt;
  /** It can do something before its turn. */
  hasBeforehand?: true;
};

export const KINDS: readonly Kind[] = [
  {
    ...{ name: 'daily', catchUpMs: 20 * HOUR_MS, everyMs: 24 * HOUR_MS, series: [undefined] },
    ...{ rounds: 0, hasBeforehand: true as const },
  },
  {
    ...{
      name: 'hourly',
      catchUpMs: 4 * HOUR_MS,
      everyMs: 5 * HOUR_MS,
      series: ['a', 'b'],
      rounds: 0,
    },
    ...{ looksAt: 'owed', hasBeforehand: true },
  },
  { name: 'sweep', catchUpMs: HOUR_MS, everyMs: 0, series: [undefined], rounds: 0 },
  { name: 'rounds', catchUpMs: HOUR_MS, everyMs: 0, series: [undefined], rounds: 3 },
  {
    ...{ name: 'parts', catchUpMs: HOUR_MS, everyMs: 0, series: [undefined], rounds: 2 },
    looksAt: 'everything',
  },
];

/** What stands to be done by then: of a kind with hours of its own the last, the one before it and the next. */
export function slotsOf({ everyMs, series }: Kind, begins: number, now: Temporal.Instant): Slot[] {
  return ROLLOUTS.flatMap((rolloutId) =>
    series.flatMap((one): Slot[] => {
      const base = {
        workspaceId: WORKSPACE,
        rolloutId,
        ...(one === undefined ? {} : { series: one }),
      };
      if (everyMs === 0) return [{ ...base, period: SWEEP, at: now }];
      const last = Math.floor((now.epochMilliseconds - begins) / everyMs);
      return [last - 2, last - 1, last, last + 1].flatMap((number) => {
        if (number < 0) return [];
        const at = Temporal.Instant.fromEpochMilliseconds(begins + number * everyMs);
        return [{ ...base, period: `${one ?? ''}${number}`, at }];
      });
    }),
  );
}

/** A round has so many parts, and ends with the workspace's own. */
export function isUnderWay(kind: Kind, slot: Slot, counts: ReadonlyMap<string, number>): boolean {
  if (kind.rounds === 0 || slot.rolloutId !== undefined) return false;
  return (counts.get(nameOf(kind, slot)) ?? 0) % kind.rounds !== 0;
}
