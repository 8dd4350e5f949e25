/* Which day it is for each team: at its own place, and where its people were certified. */
import { listed } from './among.ts';
import { dateAt } from './calendar.ts';
import type { RolloutId, TeamId } from './ids.ts';
import { onceFor } from './once-for.ts';
import { perTeam } from './per-team.ts';
import type { Store } from './remembered.ts';
import { withoutTelling } from './telling-look.ts';

/**
 * Of all teams, or of those in `only`. Rows are found by their team, and certificates by their holder: left to
 * itself, SQLite reads all of a rollout for a few.
 */
const zonesQuery = (isIn: (column: string) => string) =>
  `select id as team, time_zone as zone from teams where rollout_id = :id ${isIn('id')}
  union select champions.team_id, certificates.time_zone from champions
    cross join certificates on certificates.rollout_id = champions.rollout_id
      and certificates.holder_id = champions.person_id
    where +champions.rollout_id = :id ${isIn('champions.team_id')}
  union select team_members.team_id, certificates.time_zone from team_members
    cross join certificates on certificates.rollout_id = team_members.rollout_id
      and certificates.holder_id = team_members.user_id
    where +team_members.rollout_id = :id ${isIn('team_members.team_id')}
  order by 1, 2`;

type ZoneRow = { team: TeamId; zone: string };
type Prepared = { all(values: { id: RolloutId; only?: string }): ZoneRow[] };

const queriesOf = onceFor(
  ($client: Store['$client']): Record<'all' | 'some', Prepared> => ({
    all: $client.prepare(zonesQuery(() => '')) as Prepared,
    some: $client.prepare(
      zonesQuery((column) => `and ${column} in (select value from json_each(:only))`),
    ) as Prepared,
  }),
);

type Moment = { database: Store; rolloutId: RolloutId; now: Temporal.Instant };

/** Says of a team which days it rests on at this moment: the same words for as long as none of them has ended. */
export function teamDays(look: Moment): (teamId: TeamId) => string {
  const { database, rolloutId, now } = withoutTelling(look);
  // Whoever asks compares with what was said before, so it is what stands now and is not kept up.
  const zonesOf = new Map(zonesOfTeams.all({ database, rolloutId }));
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

const zonesOfTeams = perTeam<string, Pick<Moment, 'database' | 'rolloutId'>>({
  name: 'zones of teams',
  read({ database, rolloutId: id }, only) {
    const { all, some } = queriesOf(database.$client);
    const rows = only === undefined ? all.all({ id }) : some.all({ id, only: listed(only) });
    const byTeam = Map.groupBy(rows, ({ team }) => team);
    return [...byTeam].map(([team, own]) => [team, own.map(({ zone }) => zone).join(' ')] as const);
  },
});

/** Looks at the places of so many teams, on which all that is kept by their days rests; whether any are left. */
export const renewTeamZones = zonesOfTeams.renew;
