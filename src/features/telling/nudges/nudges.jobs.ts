import { findLastSequence } from '../../../platform/audit/record-since.ts';
import type { Database } from '../../../platform/database.ts';
import type { WorkspaceId } from '../../../platform/ids.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { findSweep } from './nudges.store.ts';
import { sweepNudges } from './sweep-nudges.usecase.ts';

/** Something may have come up without a word in the record. */
const SWEEP_EVERY_MINUTES = 15;

export const nudgesSweep: Job = {
  name: 'nudges.sweep',
  summary:
    'Plans the next day’s direct messages, each within its recipient’s hours, and updates those already sent.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  looksAt: 'owed',
  due: ({ database, now }) =>
    listWorkspaces(database)
      .filter((workspaceId) => isDue(database, workspaceId, now))
      .map((workspaceId) => ({ workspaceId, rolloutId: undefined, period: 'sweep', at: now })),
  run: (request) => sweepNudges(request),
  goesOn: ({ database }, { workspaceId }) => findSweep(database, workspaceId)?.reached != null,
};

function listWorkspaces(database: Database): WorkspaceId[] {
  return [...new Set(listOpenRollouts(database).map((rollout) => rollout.workspaceId))];
}

function isDue(database: Database, workspaceId: WorkspaceId, now: Temporal.Instant): boolean {
  const last = findSweep(database, workspaceId);
  if (last === undefined || last.reached !== null) return true;
  const minutes = last.sweptAt.until(now).total('minutes');
  if (minutes >= SWEEP_EVERY_MINUTES || minutes < 0) return true;
  return findLastSequence(database) > last.lastSequence;
}
