import type { Job } from '../../../platform/jobs/job.ts';
import { sayCount } from '../../../platform/words.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { listPlacesToLookUp, lookUpHolidays, workOutHolidays } from './look-up-holidays.usecase.ts';

export const publicHolidaysJob: Job = {
  name: 'calendars.public-holidays',
  summary:
    'Looks up the public holidays of the places where people work, when a place is new and when a year is.',
  catchUp: Temporal.Duration.from({ hours: 24 }),
  due(state) {
    const [rollout] = listOpenRollouts(state.database);
    if (rollout === undefined || listPlacesToLookUp(state).length === 0) return [];
    const { workspaceId } = rollout;
    return [{ workspaceId, rolloutId: undefined, period: 'sweep', at: state.now }];
  },
  beforehand: workOutHolidays,
  run(request) {
    const places = lookUpHolidays(request);
    return places === 0 ? '' : `Public holidays of ${sayCount(places, 'place')} looked up.`;
  },
};
