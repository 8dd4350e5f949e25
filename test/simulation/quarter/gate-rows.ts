/* The rows from which the model of gates follows, read past everything that the bot remembers. */
import { onceFor } from '../../../src/platform/once-for.ts';
import { dayAt } from './days.ts';
import { rows, type Scene } from './watch.ts';

export type Threshold = { value: number; unit: string; means: string };
export type Asked = { name: string; version: number; asks: string; threshold?: Threshold };
export type Thing = { about: string; lack: string; amount?: number };
export type Found = { criterion: string; verdict: string; findings: Thing[] };
export type OverrideRow = {
  id: string;
  gate: string;
  criteria: string[];
  found: Found[] | undefined;
  change:
    | { kind: string; subject: string; before: unknown; after: unknown; isForGood: boolean }
    | undefined;
  reason: string;
  risk: string;
  requester: string;
  requestedAt: number;
  asked: string[];
  answerBy: number;
  expiresOn: string;
  reviewedAfter: string;
  decided: 'approved' | 'declined' | 'withdrawn' | null;
  decider: string | null;
  decidedAt: number | null;
  why: string | null;
  withoutSponsor: number | null;
  ended: 'fulfilled' | 'expired' | null;
  endedAt: number | null;
  reviewer: string | null;
  finding: string | null;
};
export type Place = {
  id: string;
  zone: string;
  startsOn: string;
  phase: string;
  pace: Record<string, number>;
  pausedAt: number | null;
  /** Up to which size a team needs no back-up, where the rollout has its own. */
  seats: number | null;
};
type At = Pick<Scene, 'house'>;
type Raw = Record<string, string | number | null>;

export const placeRows = (scene: At): Place[] =>
  rows<Raw>(
    scene,
    `select id, time_zone as zone, starts_on as startsOn, phase, pace, paused_at as pausedAt,
     json_extract(access, '$.seatsWithoutBackUp') as seats
     from rollouts where closed_at is null order by id`,
  ).map((row) => ({ ...(row as unknown as Place), pace: JSON.parse(String(row.pace)) }));

export function gateRows(scene: At, rolloutId: string) {
  const of = <T extends Record<string, unknown>>(sql: string) => rows<T>(scene, sql, rolloutId);
  const holders = of<{ person: string; role: string; gone: number }>(
    `select r.user_id as person, role, coalesce(is_deactivated, 0) as gone from rollout_roles r
     left join people p on p.user_id = r.user_id where rollout_id = ?`,
  ).filter(({ gone }) => gone === 0);
  const holding = (wanted: string) =>
    holders.filter(({ role }) => role === wanted).map(({ person }) => person);
  const [place] = of<{ zone: string }>('select time_zone as zone from rollouts where id = ?');
  const zone = place?.zone ?? 'UTC';
  const away = of<{ id: string; from: string; to: string }>(
    `select person_id as id, from_on as "from", to_on as "to" from absences
     where rollout_id = ? and taken_back_at is null`,
  );
  return {
    leads: holding('lead'),
    sponsors: holding('sponsor'),
    /** The first moment at which somebody who is away on a day's date is back; 0 for who is here. */
    backAt(person: string, now: number): number {
      const today = dayAt(now, zone);
      const last = away
        .filter(({ id, from, to }) => id === person && from <= today && today <= to)
        .map(({ to }) => Temporal.PlainDate.from(to).add({ days: 1 }).toZonedDateTime(zone));
      return Math.max(0, ...last.map(({ epochMilliseconds }) => epochMilliseconds));
    },
    versions: versionsIn(
      of<Raw>(
        `select gate, number, criteria, frozen_at as at, frozen_by as by, until_on as untilOn
         from gate_versions where rollout_id = ? order by number`,
      ),
    ),
    passed: new Set(
      of<{ gate: string }>('select gate from gate_passes where rollout_id = ?').map(
        ({ gate }) => gate,
      ),
    ),
    pauses: of<{ from: number; until: number | null }>(
      'select from_at as "from", until_at as until from rollout_pauses where rollout_id = ?',
    ),
    freezes: of<{ id: string; from: string; until: string | null; lifted: number | null }>(
      'select id, from_on as "from", until_on as until, lifted_at as lifted from freezes where rollout_id = ?',
    ),
    planned: of<{ number: number; on: string }>(
      `select number, intended_on as "on" from waves w where rollout_id = ? and started_on is null
       and attempt = (select max(attempt) from waves o where o.rollout_id = w.rollout_id and o.number = w.number)`,
    ),
    overrides: overridesIn(
      of<Raw>(
        `select id, gate, criteria, found, change, reason, risk, requested_by as requester,
         requested_at as requestedAt, asked, answer_by as answerBy, expires_on as expiresOn,
         reviewed_after as reviewedAfter, decided, decided_by as decider, decided_at as decidedAt,
         decided_why as why, without_sponsor as withoutSponsor, ended, ended_at as endedAt,
         reviewed_by as reviewer, finding from overrides where rollout_id = ? order by id`,
      ),
    ),
  };
}

export type GateRows = ReturnType<typeof gateRows>;

const versionsIn = onceFor((found: readonly Raw[]) =>
  found.map((row) => ({
    gate: String(row.gate),
    number: Number(row.number),
    criteria: JSON.parse(String(row.criteria)) as Asked[],
    at: Number(row.at),
    by: String(row.by),
    untilOn: row.untilOn as string | null,
  })),
);

const overridesIn = onceFor((found: readonly Raw[]) =>
  found.map((row) => ({
    ...(row as unknown as OverrideRow),
    criteria: JSON.parse(String(row.criteria)) as string[],
    asked: JSON.parse(String(row.asked)) as string[],
    found: row.found === null ? undefined : (JSON.parse(String(row.found)) as Found[]),
    change:
      row.change === null
        ? undefined
        : (JSON.parse(String(row.change)) as NonNullable<OverrideRow['change']>),
  })),
);
