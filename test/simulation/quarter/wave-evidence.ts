/* What criteria about waves, constraints and learnings find, by the rows. */
import { type Found, type Model, NO_DATA, type Seen, thing } from './evidence-seen.ts';

const PHASES = ['assessment', 'infrastructure', 'expansion', 'broad', 'sustained'];

type WaveState = {
  number: number;
  attempt: number;
  started: string | null;
  completed: string | null;
  back: string | null;
  paused: number;
  teams: number;
};

const wavesIn = (seen: Seen) =>
  seen.of<WaveState>(
    `select number, attempt, started_on as started, completed_on as completed, rolled_back_on as back,
       (select count(*) from wave_pauses p where p.rollout_id = w.rollout_id and p.wave = w.number
        and p.attempt = w.attempt and p.until_on is null) as paused,
       (select count(*) from wave_teams t where t.rollout_id = w.rollout_id and t.wave = w.number
        and t.attempt = w.attempt) as teams
     from waves w where rollout_id = ? order by number, attempt`,
  );

/** Whether it has baked for long enough is a matter of its teams' calendars. */
export function completed(seen: Seen, number: number): Found | undefined {
  const wave = wavesIn(seen).findLast((one) => one.number === number);
  if (wave === undefined) return NO_DATA;
  const isStill = wave.paused > 0 || seen.place.pausedAt !== null;
  const verdict =
    wave.back !== null
      ? 'fail'
      : wave.completed !== null
        ? 'pass'
        : wave.started === null
          ? 'no-data'
          : isStill
            ? 'inconclusive'
            : undefined;
  return verdict && { verdict, n: wave.teams };
}

export const allWaves: Model = (seen) => {
  const waves = wavesIn(seen).filter(({ number, back }) => number > 0 && back === null);
  if (waves.length === 0) return NO_DATA;
  const isDone = waves.every((one) => one.completed !== null);
  return { verdict: isDone ? 'pass' : 'fail', n: waves.length };
};

export const phaseReached: Model = ({ place }, gate) => {
  const needed = gate.kind === 'wave' && gate.wave === 0 ? 'expansion' : 'broad';
  const isReached = PHASES.indexOf(place.phase) >= PHASES.indexOf(needed);
  return { verdict: isReached ? 'pass' : 'fail', n: 1 };
};

/** None of those that hold this gate up is open. */
export const closed: Model = (seen, gate) => {
  const key = gate.kind === 'wave' ? `wave-${gate.wave}` : `leaving-${gate.leaving}`;
  const all = seen.of<{ id: string; blocks: string; closed: number | null }>(
    `select constraint_id as id, blocks, closed_at as closed from constraint_versions v
     where rollout_id = ? and version = (select max(version) from constraint_versions o
       where o.constraint_id = v.constraint_id)`,
  );
  const [why] = seen.of<{ none: string | null; by: string | null }>(
    'select none_because as none, none_by as "by" from constraint_ledgers where rollout_id = ?',
  );
  if (all.length === 0)
    return why?.none != null && why.by !== null ? { verdict: 'pass', n: 1 } : NO_DATA;
  const named = all.filter(({ blocks }) => (JSON.parse(blocks) as string[]).includes(key));
  if (named.length === 0) return { verdict: 'pass', n: all.length };
  const open = named.filter((one) => one.closed === null);
  return {
    verdict: open.length === 0 ? 'pass' : 'fail',
    n: named.length,
    findings: open.map(({ id }) => thing(id, 'closed')),
  };
};

const OVER = new Set(['validated', 'learned', 'declined']);

/** No must is open; and something was learned, or asked about and answered. */
export const mustsValidated: Model = (seen) => {
  const all = seen.of<{ id: string; severity: string; stage: string }>(
    'select id, severity, stage from learnings where rollout_id = ?',
  );
  const quiet = seen.of('select 1 from learning_weeks where rollout_id = ?').length;
  const open = all.filter(({ severity, stage }) => severity === 'must' && !OVER.has(stage));
  // A learning answers the question of its week as well.
  const n = 2 * all.length + quiet;
  return {
    verdict: open.length > 0 ? 'fail' : n === 0 ? 'no-data' : 'pass',
    n,
    findings: open.map(({ id }) => thing(id, 'validated')),
  };
};
