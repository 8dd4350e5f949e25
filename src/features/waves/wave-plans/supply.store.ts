import { rememberAsHeard } from '../../../platform/day-mark.ts';
import type { UserId } from '../../../platform/ids.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import {
  type Champion,
  isInOffice,
  protectedHoursActive,
} from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import type { PlanSettings, Supply } from './wave-limits.ts';
import { getPlanSettings } from './wave-plans.store.ts';

/** What carries new teams today: live teams and free hours, with the rollout's settings. */
export function getSupply(context: ReadContext): { supply: Supply; settings: PlanSettings } {
  const key = `wave-plans getSupply ${nameOf(context.product)}`;
  return rememberAsHeard(context, key, (look) => readSupply(look));
}

function readSupply(context: ReadContext): { supply: Supply; settings: PlanSettings } {
  const { database, rolloutId, today, product } = context;
  const reviewerHours = product.freeReviewerHours(context);
  const usual = getPlanSettings(database, rolloutId);
  const settings = reviewerHours === undefined ? { ...usual, reviewerHoursPerTeam: 0 } : usual;
  const liveTeams = product.liveTeams(context).length;
  const known = {
    champions: listChampions(database, rolloutId),
    certified: product.certifiedPeople(context),
  };
  const championHours = freeChampionHours(known, liveTeams, today, settings);
  return { settings, supply: { liveTeams, championHours, reviewerHours: reviewerHours ?? 0 } };
}

/** Protected hours of certified champions, less what the teams that are live take of them. */
function freeChampionHours(
  { champions, certified }: { champions: readonly Champion[]; certified: ReadonlySet<UserId> },
  liveTeams: number,
  today: Temporal.PlainDate,
  settings: PlanSettings,
): number {
  const hours = champions
    .filter((one) => isInOffice(one) && certified.has(one.personId))
    .filter((one) => protectedHoursActive(one, today))
    .reduce((sum, one) => sum + (one.hours?.perWeek ?? 0), 0);
  // The pilot needs no champion to be live, so it takes no champion's hours.
  const taken = Math.max(0, liveTeams - 1) * settings.championHoursPerTeam;
  return Math.max(0, hours - taken);
}
