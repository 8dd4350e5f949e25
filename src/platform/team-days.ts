/* Which day it is for each team: at its own place, and where its people were certified. */
import { dateAt } from './calendar.ts';
import type { RolloutId, TeamId } from './ids.ts';
import { remember } from './remember.ts';
import type { Store } from './remembered.ts';
import { withoutTelling } from './telling-look.ts';

const ZONES = `select id as team, time_zone as zone from teams where rollout_id = :id
  union select champions.team_id, certificates.time_zone from champions
    join certificates on certificates.rollout_id = champions.rollout_id
      and certificates.holder_id = champions.person_id
    where champions.rollout_id = :id
  union select team_members.team_id, certificates.time_zone from certificates
    join team_members on team_members.rollout_id = certificates.rollout_id
      and team_members.user_id = certificates.holder_id
    where certificates.rollout_id = :id
  order by 1, 2`;

type Moment = { database: Store; rolloutId: RolloutId; now: Temporal.Instant };

/** Says of a team which days it rests on at this moment: the same words for as long as none of them has ended. */
export function teamDays(look: Moment): (teamId: TeamId) => string {
  const { database, rolloutId, now } = withoutTelling(look);
  const zonesOf = listZonesByTeam(database, rolloutId);
  const known = new Map<string, string>();
  return (teamId) => {
    const zones = zonesOf.get(teamId) ?? '';
    const days = known.get(zones) ?? sayDays(zones, now);
    known.set(zones, days);
    return days;
  };
}

/** The same with the day at the rollout's own place, by which most is reckoned. */
export function teamAndRolloutDays(
  look: Moment & { today: Temporal.PlainDate },
): (teamId: TeamId) => string {
  const ours = look.today.toString();
  const ofTeam = teamDays(look);
  return (teamId) => `${ours} ${ofTeam(teamId)}`;
}

function sayDays(zones: string, now: Temporal.Instant): string {
  if (zones === '') return '';
  return zones
    .split(' ')
    .map((zone) => `${zone} ${dateAt(now, zone)}`)
    .join();
}

function listZonesByTeam(database: Store, rolloutId: RolloutId): ReadonlyMap<TeamId, string> {
  return remember(database, `zones by team ${rolloutId}`, () => {
    const found = database.$client
      .prepare<[{ id: string }], { team: TeamId; zone: string }>(ZONES)
      .all({ id: rolloutId });
    const byTeam = Map.groupBy(found, ({ team }) => team);
    return new Map([...byTeam].map(([team, own]) => [team, own.map(({ zone }) => zone).join(' ')]));
  });
}
