/* How many people have taken the path, without a look at each of them. */
import { listed } from '../../../platform/among.ts';
import type { Database } from '../../../platform/database.ts';
import { rememberToday } from '../../../platform/day-mark.ts';
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import { perDatabase } from '../../../platform/prepared.ts';
import { nameOf } from '../../../platform/remember.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import type { Trained } from '../../contract/trained.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import type { OutsideWalks } from './unaided-finish.ts';

type OfRollout = { database: Database; rolloutId: RolloutId };
type Counts = { people: number; begun: number; finished: number };

/** Whoever is in several teams counts in one of them, so that the sums count people. */
const byTeam = (teams: string) => `select m.team_id as teamId, count(*) as people,
    count(w.person_id) - count(w.finished_at) as begun, count(w.finished_at) as finished
  from team_members m
  left join path_walks w
    on w.rollout_id = m.rollout_id and w.person_id = m.user_id and w.path = 'member'
  where ${teams}
    and not exists (
      select 1 from team_members other
      where other.rollout_id = m.rollout_id and other.user_id = m.user_id
        and other.team_id < m.team_id
    )
  group by m.team_id`;

type Row = Counts & { teamId: TeamId };

const countsQuery = perDatabase(({ $client }) => ({
  all: $client.prepare<[{ rolloutId: RolloutId }], Row>(byTeam('m.rollout_id = @rolloutId')),
  some: $client.prepare<[{ rolloutId: RolloutId; only: string }], Row>(
    // The plus keeps SQLite from reading all members of the rollout to find those of a few teams.
    byTeam('m.team_id in (select value from json_each(@only)) and +m.rollout_id = @rolloutId'),
  ),
}));

function readCounts({ database, rolloutId }: OfRollout, only: TeamScope): [TeamId, Counts][] {
  const { all, some } = countsQuery(database);
  const rows =
    only === undefined ? all.all({ rolloutId }) : some.all({ rolloutId, only: listed(only) });
  return rows.map(({ teamId, ...counts }) => [teamId, counts]);
}

const keptCounts = perTeam<Counts, OfRollout>({
  name: 'training counts',
  isAskedForAll: true,
  read: readCounts,
});

/** Of everybody who is in a team: how many have finished the path of everybody, or are on it. */
export function countWalks({ database, rolloutId }: OfRollout): Counts {
  const sum = { people: 0, begun: 0, finished: 0 };
  for (const counts of keptCounts.all({ database, rolloutId }).values()) {
    sum.people += counts.people;
    sum.begun += counts.begun;
    sum.finished += counts.finished;
  }
  return sum;
}

const OUTSIDE = `from path_walks
  where rollout_id = @rolloutId and path = 'member' and was_inside = 0`;

const outsideQueries = perDatabase(({ $client }) => ({
  counts: $client.prepare<[{ rolloutId: RolloutId }], Omit<OutsideWalks, 'unsaid'>>(
    `select count(*) as begun, count(finished_at) as finished,
       count(case when finished_at is not null and had_help = 0 then 1 end) as unaided ${OUTSIDE}`,
  ),
  unsaid: $client
    .prepare<[{ rolloutId: RolloutId }], UserId>(
      `select person_id ${OUTSIDE} and finished_at is not null and had_help is null
       order by started_at, person_id`,
    )
    .pluck(),
}));

/** How everybody has fared on the path of everybody who was no insider while they were on it. */
export function getOutsideWalks({ database, rolloutId }: OfRollout): OutsideWalks {
  const { counts, unsaid } = outsideQueries(database);
  const found = counts.get({ rolloutId }) ?? { begun: 0, finished: 0, unaided: 0 };
  return { ...found, unsaid: unsaid.all({ rolloutId }) };
}

/** Of everyone in the teams that work with it, how many have finished the path. */
export function countTrainedIn(context: ReadContext): Trained {
  return rememberToday(context, `training countTrainedIn ${nameOf(context.product)}`, () =>
    countTrainedOf(context, new Set(context.product.liveTeams(context))),
  );
}

/** Of everyone in these teams together. */
export function countTrainedOf(rollout: OfRollout, only: ReadonlySet<TeamId>): Trained {
  const sum = { people: 0, finished: 0 };
  for (const { people, finished } of countTrained(rollout, only).values()) {
    sum.people += people;
    sum.finished += finished;
  }
  return sum;
}

const trainedQuery = perDatabase(({ $client }) =>
  $client.prepare<[{ rolloutId: RolloutId; only: string }], Omit<Row, 'begun'>>(
    `select m.team_id as teamId, count(*) as people, count(w.finished_at) as finished
     from team_members m
     left join path_walks w
       on w.rollout_id = m.rollout_id and w.person_id = m.user_id and w.path = 'member'
     where m.team_id in (select value from json_each(@only)) and +m.rollout_id = @rolloutId
     group by m.team_id`,
  ),
);

const keptTrained = perTeam<Trained, OfRollout>({
  name: 'training trained',
  isAskedForAll: true,
  read({ database, rolloutId }, only) {
    const ids = only ?? listTeams(database, rolloutId).map(({ id }) => id);
    const rows = trainedQuery(database).all({ rolloutId, only: listed(ids) });
    return rows.map(({ teamId, people, finished }) => [teamId, { people, finished }]);
  },
});

/** Of everyone in each of these teams, how many have finished the path; a person in two teams counts in both. */
export function countTrained(
  { database, rolloutId }: OfRollout,
  only: ReadonlySet<TeamId>,
): ReadonlyMap<TeamId, Trained> {
  return keptTrained.of({ database, rolloutId }, only);
}
