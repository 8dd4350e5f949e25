import type { Database } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { Job } from '../../../platform/jobs/job.ts';
import type { PerRollout } from '../../../platform/request.ts';
import type { EventDeclaration } from '../../../platform/slack/declarations.ts';
import { sayList } from '../../../platform/words.ts';
import { type Rollout, todayAt } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { lapseChampions } from './lapse-champions.usecase.ts';

export const lapseJob = (liveTeams: PerRollout<TeamId>): Job => ({
  name: 'champions.lapse',
  summary: 'Ends a role as soon as its hours have run out or the person’s account is closed.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due: ({ database, now }) =>
    listOpenRollouts(database).map((rollout) => ({
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      period: 'sweep',
      at: now,
    })),
  run({ database, now }, slot) {
    const rollout = listOpenRollouts(database).find(({ id }) => id === slot.rolloutId);
    if (rollout === undefined) return '';
    const names = lapse(database, rollout, liveTeams, now);
    return names.length === 0 ? '' : `The role of ${sayList(names)} has ended.`;
  },
});

/** Somebody who leaves is noticed the moment Slack says so, not with the next sweep. */
export const personLeft = (liveTeams: PerRollout<TeamId>): EventDeclaration => ({
  event: 'user_change',
  run({ database, now }, payload) {
    const user = payload.user as { deleted?: boolean } | undefined;
    if (user?.deleted !== true) return;
    for (const rollout of listOpenRollouts(database)) lapse(database, rollout, liveTeams, now);
  },
});

function lapse(
  database: Database,
  rollout: Rollout,
  liveTeams: PerRollout<TeamId>,
  now: Temporal.Instant,
): string[] {
  const reading = { database, rolloutId: rollout.id, now, today: todayAt(rollout, now) };
  return lapseChampions(database, rollout, new Set(liveTeams(reading)), now);
}
