import type { RolloutRequest } from '../../../platform/request.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { tell } from '../../../platform/slack/reply.ts';
import { getPilot } from '../../assess/assessment/assessment.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findAbsentName } from '../core/core-people.store.ts';
import { listEntries } from '../core/entries.store.ts';
import { workflowKey } from '../core/entry.ts';
import { CORE_WRITERS } from '../core/entry-rights.ts';
import { getCoverage, getOrphans, listTeamsToCover } from './coverage.store.ts';
import { coverageMessage } from './coverage.view.ts';

export const coverageCommand = command({
  command: '/core',
  name: 'coverage',
  summary: 'what is written for which work, and what is missing',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  run(request) {
    const { database, rolloutId, acting } = request;
    const { rows, teamsWithoutWork } = getCoverage(request, listTeamsToCover(request));
    return tell(
      coverageMessage({
        rolloutId,
        rolloutName: findRollout(database, rolloutId)?.name ?? '',
        rows,
        teamsWithoutWork,
        orphans: getOrphans(request),
        writersFor: (workflow) => namesOfWriters(request, workflow),
        mayWrite: CORE_WRITERS.some((role) => acting.roles.has(role)),
      }),
    );
  },
});

/** Those who keep other entries about this work, or else the pilot's people. */
function namesOfWriters({ database, rolloutId }: RolloutRequest, workflow: string): string[] {
  const key = workflowKey(workflow);
  const keepers = listEntries(database, rolloutId)
    .filter((entry) => entry.retired === undefined && workflowKey(entry.workflow) === key)
    .map(({ ownerId }) => ownerId);
  const people = keepers.length > 0 ? keepers : getPilot(database, rolloutId).peopleIds;
  return [...new Set(people)]
    .filter((id) => findAbsentName(database, id) === undefined)
    .map((id) => findName(database, id));
}
