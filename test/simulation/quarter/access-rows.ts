/* The rows from which the model of access follows, read past everything that the bot remembers. */
import { onceFor } from '../../../src/platform/once-for.ts';
import { rows, type Scene } from './watch.ts';

export type TeamRow = {
  id: string;
  name: string;
  zone: string;
  size: number;
  place: string | null;
  off: string;
};
export type ChampionRow = {
  team: string;
  person: string;
  role: string;
  accepted: number;
  fromOn: string | null;
  untilOn: string | null;
  ended: number | null;
  how: string | null;
  cause: string | null;
};
export type CertificateRow = {
  person: string;
  issued: number;
  zone: string;
  lastOn: string;
  restsOn: string;
};
export type WaveRow = {
  team: string;
  wave: number;
  startedOn: string | null;
  step: string | null;
  on: string | null;
  keeps: string | null;
  pausedOn: string | null;
};
export type ApprovedRow = {
  gate: string;
  criteria: string;
  found: string | null;
  decided: number;
  expiresOn: string;
  ended: number | null;
};
export type MemberRow = { team: string; person: string; since: number };
export type RolloutRow = {
  id: string;
  zone: string;
  pilot: string;
  created: number;
  paused: number | null;
  closed: number | null;
  after: string | null;
  access: string | null;
};

export const rolloutRows = (scene: Pick<Scene, 'house'>) =>
  rows<RolloutRow>(
    scene,
    `select id, time_zone as zone, pilot_team_id as pilot, created_at as created, paused_at as paused,
     closed_at as closed, closed_access as after, access from rollouts order by id`,
  );

/** Everything of one rollout that decides on access. */
export function accessRows(scene: Pick<Scene, 'house'>, rollout: Pick<RolloutRow, 'id'>) {
  const of = <T extends Record<string, unknown>>(sql: string) => rows<T>(scene, sql, rollout.id);
  return {
    teams: of<TeamRow>(
      `select id, name, time_zone as zone, size, holiday_place as place, holidays as off from teams
       where rollout_id = ? and left_at is null order by id`,
    ),
    champions: of<ChampionRow>(
      `select team_id as team, person_id as person, role, accepted_at as accepted, hours_from_on as fromOn,
       hours_until_on as untilOn, ended_at as ended, ended_how as how, ended_cause as cause
       from champions where rollout_id = ? and accepted_at is not null`,
    ),
    certificates: of<CertificateRow>(
      `select holder_id as person, issued_at as issued, time_zone as zone, last_day_on as lastOn,
       rests_on as restsOn from certificates where rollout_id = ? and path = 'champion'`,
    ),
    releases: of<{ lesson: string; major: number; at: number }>(
      'select lesson_id as lesson, major, released_at as at from lesson_releases where rollout_id = ?',
    ),
    waves: of<WaveRow>(
      `select t.team_id as team, w.number as wave, w.started_on as startedOn, t.roll_back_step as step,
       t.roll_back_on as "on", t.roll_back_keeps as keeps,
       (select min(p.from_on) from wave_pauses p where p.rollout_id = w.rollout_id and p.wave = w.number
        and p.attempt = w.attempt and p.until_on is null) as pausedOn
       from wave_teams t join waves w on w.rollout_id = t.rollout_id and w.number = t.wave
       and w.attempt = t.attempt where t.rollout_id = ? order by w.number, w.attempt`,
    ),
    approved: of<ApprovedRow>(
      `select gate, criteria, found, decided_at as decided, expires_on as expiresOn, ended_at as ended
       from overrides where rollout_id = ? and decided = 'approved' and change is null order by id`,
    ),
    members: of<MemberRow>(
      `select m.team_id as team, m.user_id as person, m.since_at as since from team_members m
       join teams on teams.id = m.team_id where teams.rollout_id = ?`,
    ),
    told: of<{ team: string; person: string; state: string; allowed: number }>(
      `select team_id as team, person_id as person, state, allowed from access_standings
       where rollout_id = ?`,
    ),
    off: rows<{ place: string; on: string }>(
      scene,
      'select place, on_date as "on" from public_holidays',
    ),
    active: idsOf(
      rows<{ id: string }>(
        scene,
        'select user_id as id from people where is_deactivated = 0 and is_bot = 0',
      ),
    ),
  };
}

const idsOf = onceFor(
  (found: readonly { id: string }[]): ReadonlySet<string> => new Set(found.map(({ id }) => id)),
);

/** Days off by their place. */
export const daysByPlace = onceFor((found: readonly { place: string; on: string }[]) =>
  Map.groupBy(found, ({ place }) => place),
);

export type AccessRows = ReturnType<typeof accessRows>;
