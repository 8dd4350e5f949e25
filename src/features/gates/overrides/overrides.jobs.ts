import type { Job } from '../../../platform/jobs/job.ts';
import type { ReadContext } from '../../../platform/request.ts';
import type { GateCatalog } from '../../contract/criterion.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { endOverrides, findEnd } from './end-overrides.usecase.ts';
import { listOverrides } from './overrides.store.ts';
import { isLapsedUntold } from './overrides-due.store.ts';

export const endJob = (catalog: GateCatalog<ReadContext>): Job => ({
  name: 'overrides.end',
  summary:
    'Ends overrides whose criteria are met or whose last day has passed, and requests that nobody answered.',
  catchUp: Temporal.Duration.from({ days: 3650 }),
  due: ({ database, now }) =>
    listOpenRollouts(database)
      .filter((rollout) =>
        listOverrides(database, rollout.id).some(
          (override) =>
            isLapsedUntold(database, override, now) ||
            findEnd(database, catalog, rollout, override, now) !== undefined,
        ),
      )
      .map(({ id, workspaceId }) => ({ workspaceId, rolloutId: id, period: 'sweep', at: now })),
  run({ database, now }, { rolloutId }) {
    const rollout = listOpenRollouts(database).find(({ id }) => id === rolloutId);
    return rollout === undefined ? '' : endOverrides(database, catalog, rollout, now);
  },
});
