import type { ReadContext } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import type { PaceLine } from '../../contract/pace-line.ts';
import { countTeams } from '../../teams/teams/team-overview.store.ts';
import { getSupply } from './supply.store.ts';

/** What reviews of the teams that wait would take, beside the hours that reviewers have free. */
export function reviewerHoursPace(context: ReadContext): PaceLine[] {
  const { database, product, rolloutId } = context;
  const free = product.freeReviewerHours(context);
  const { supply, settings } = getSupply(context);
  const waiting = Math.max(0, countTeams(database, rolloutId) - supply.liveTeams);
  const needed = waiting * settings.reviewerHoursPerTeam;
  if (free === undefined || waiting === 0 || needed <= free) return [];
  const hours = (count: number) => `${Math.round(count * 10) / 10} h`;
  return [
    {
      kind: 'breaks',
      says: `Reviews of ${sayCount(waiting, 'more team')} would take ${hours(needed)} a week; reviewers have ${hours(free)} free.`,
    },
  ];
}
