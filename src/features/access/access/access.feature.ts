import type { Database } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { addAccess } from './access.cli.ts';
import { accessSweep, personLeaves } from './access.jobs.ts';
import { accessStatusOf, graceDates, graceObligations, liveTeams } from './access.obligations.ts';
import { accessActions, accessCommands } from './access.slack.ts';
import { listDecided } from './decided.store.ts';
import { type ObserveParts, observeAccess } from './observe-access.usecase.ts';

type Observed = Parameters<typeof observeAccess>[2];

export const accessFeature = (parts: ObserveParts) => ({
  name: 'access',
  commands: accessCommands(parts),
  actions: accessActions(parts),
  jobs: [accessSweep(parts)],
  leaves: personLeaves(parts),
  obligations: graceObligations(parts),
  status: accessStatusOf(parts),
  dates: graceDates(parts),
  liveTeams: liveTeams(parts),
  teamAccess: (context: ReadContext) =>
    new Map(listDecided(parts, context).map(({ teamId, access }) => [teamId, access])),
  cli: addAccess(parts),
  /** Decides now and writes down what has changed; how other outlets ask. */
  observe: (
    database: Database,
    rollout: Observed,
    now: Temporal.Instant,
    only?: ReadonlySet<TeamId>,
  ) => observeAccess(parts, database, rollout, now, only),
});
