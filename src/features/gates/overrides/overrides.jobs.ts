import type { Job } from '../../../platform/jobs/job.ts';
import type { Reading } from '../../../platform/reading.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import type { GateBook } from '../gates/gate.ts';
import { endOverrides, findEnd } from './end-overrides.usecase.ts';
import { listOverrides } from './overrides.store.ts';
import { isLapsedUntold } from './overrides-due.store.ts';

export const endJob = (book: GateBook<Reading>): Job => ({
  name: 'overrides.end',
  summary:
    'Ends overrides whose criteria are met or whose last day has passed, and requests that nobody answered.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: (database, now) =>
    listOpenRollouts(database)
      .filter((rollout) =>
        listOverrides(database, rollout.id).some(
          (override) =>
            isLapsedUntold(database, override, now) ||
            findEnd(database, book, rollout, override, now) !== undefined,
        ),
      )
      .map(({ id, workspaceId }) => ({ workspaceId, rolloutId: id, period: 'sweep', at: now })),
  run(database, { rolloutId }, now) {
    const rollout = listOpenRollouts(database).find(({ id }) => id === rolloutId);
    return rollout === undefined ? '' : endOverrides(database, book, rollout, now);
  },
});
