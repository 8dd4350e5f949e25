import type { Job } from '../../../platform/jobs/job.ts';
import { inRollout } from '../../../platform/request.ts';
import { sayList } from '../../../platform/words.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { lapseChampions } from './lapse-champions.usecase.ts';
import { returnChampions } from './return-champions.usecase.ts';

export const lapseJob: Job = {
  name: 'champions.lapse',
  summary:
    'Ends a role as soon as its hours have run out or the person’s account is closed, and gives it back when the account is open again within the grace.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  looksAt: 'teams',
  due: ({ database, now }) =>
    listOpenRollouts(database).map((rollout) => ({
      workspaceId: rollout.workspaceId,
      rolloutId: rollout.id,
      period: 'sweep',
      at: now,
    })),
  run(request, slot) {
    const rollout = listOpenRollouts(request.database).find(({ id }) => id === slot.rolloutId);
    if (rollout === undefined) return '';
    const own = inRollout(request, rollout);
    const back = returnChampions(own);
    const names = lapseChampions(own);
    return [
      ...(names.length === 0 ? [] : [`The role of ${sayList(names)} has ended.`]),
      ...(back.length === 0 ? [] : [`${sayList(back)} came back to their role.`]),
    ].join(' ');
  },
};
