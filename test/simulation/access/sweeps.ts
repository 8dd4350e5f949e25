/* The jobs look at access: when they are due, in how small parts they may, and what of it stands on the record. */
import { accessSweep, personLeaves } from '../../../src/features/access/access/access.jobs.ts';
import { observeSome } from '../../../src/features/access/access/observe-access.usecase.ts';
import { listUntold } from '../../../src/features/access/access/untold.store.ts';
import { write } from '../../../src/platform/database.ts';
import { inRollout, ownRequest, type StateAt } from '../../../src/platform/request.ts';
import type { Report } from '../quarter/watch.ts';
import { PEOPLE, type Yard } from './access-yard.ts';

const ROUNDS_MOST = 40;
const SWEEP_MS = 300_000;

/** A person goes, and loses access at once, before the jobs have looked at anything. */
export function leave(yard: Yard, report: Report): void {
  const { dice, run, rollouts, contextFor, rows } = yard;
  const personId = dice.pick(PEOPLE);
  if (personId === undefined) return;
  run('update people set is_deactivated = 1 where user_id = ?', personId);
  for (const rollout of rollouts) {
    const request = inRollout(ownRequest(contextFor(rollout), rollout.workspaceId), rollout);
    personLeaves.run(request, personId);
  }
  const kept = rows(
    `select 1 from access_standings s join team_members m on m.team_id = s.team_id and m.user_id = s.person_id
     where s.person_id = ? and s.allowed = 1`,
    personId,
  );
  report.expect(kept.length === 0, () => `${personId} has left, and is told to have access.`);
}

/** Runs the sweep as the runner does, until nothing is left, and judges whether it was due. */
export function sweep(yard: Yard, report: Report): void {
  const { database, rollouts, contextFor, dice } = yard;
  const [first] = rollouts;
  if (first === undefined) return;
  const { product, now } = contextFor(first);
  const state = { database, product, now };
  const due = accessSweep.due(state);
  judgeDue(
    yard,
    due.map(({ rolloutId }) => String(rolloutId)),
    report,
  );
  const before = toldOfTeams(yard);
  const since = yard.rows<{ last: number | null }>('select max(sequence) as last from audit')[0];
  if (dice.chance(0.3)) inParts(yard, state, report);
  else if (dice.chance(0.2)) settle(yard, state, report);
  for (const slot of due)
    for (let rounds = 0; rounds < ROUNDS_MOST; rounds += 1) {
      accessSweep.run(ownRequest(state, slot.workspaceId), slot);
      if (accessSweep.goesOn?.(state, slot) !== true) break;
      report.expect(rounds < 2, () => 'A sweep of five teams takes more than two rounds.');
    }
  // What was not due by the clock and the record is looked at all the same, as the next sweep would.
  for (const rollout of rollouts) {
    if (due.some(({ rolloutId }) => rolloutId === rollout.id)) continue;
    const slot = { rolloutId: rollout.id } as never;
    accessSweep.run(ownRequest(state, rollout.workspaceId), slot);
  }
  judgeRecord(yard, before, since?.last ?? 0, report);
}

/** Few teams at a time: it ends when nothing is left, and not before. */
function inParts({ rollouts, dice, database }: Yard, state: StateAt, report: Report): void {
  const rollout = dice.pick(rollouts);
  if (rollout === undefined) return;
  const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
  const size = { look: 1 + dice.below(2), tell: 1 + dice.below(2) };
  for (let rounds = 1; rounds <= ROUNDS_MOST; rounds += 1) {
    const { found, isLast } = write(database, () => observeSome(request, size));
    const teams = new Set(found.map(({ teamId }) => teamId)).size;
    report.expect(
      teams <= size.tell,
      () => `${teams} teams were told of at once, not ${size.tell}.`,
    );
    if (!isLast) continue;
    const left = observeSome(request, { look: ROUNDS_MOST, tell: ROUNDS_MOST }).found.length;
    report.expect(left === 0, () => `It was the last part, and ${left} changes were left.`);
    return;
  }
  report.expect(false, () => 'The parts have no end.');
}

/** A team is about to leave: what has changed for it is told now. */
function settle({ rollouts, teams, dice }: Yard, state: StateAt, report: Report): void {
  const team = dice.pick(teams);
  const rollout = rollouts.find(({ id }) => id === team?.rolloutId);
  if (team === undefined || rollout === undefined) return;
  const request = inRollout(ownRequest(state, rollout.workspaceId), rollout);
  const only = new Set([team.id]);
  state.product.settleAccess(request, only);
  const left = listUntold(request, only).length;
  report.expect(left === 0, () => `${team.name} is settled, and ${left} changes are untold.`);
}

type Told = { team: string; state: string };

const toldOfTeams = ({ rows }: Yard) =>
  rows<Told>("select team_id as team, state from access_standings where person_id = ''");

const SHUT = new Set(['waiting', 'suspended']);
const IS_OPEN = new Set(['live', 'grace']);

/** Whatever changes something for somebody, and that a grace has begun. */
function isNews(before: string | undefined, after: string): boolean {
  if (after === 'grace') return true;
  if (SHUT.has(after)) return !SHUT.has(before ?? 'waiting');
  return after === 'frozen' || !IS_OPEN.has(before ?? 'waiting');
}

/** Each change of a team stands on the record once; what is seen for the first time is no change. */
function judgeRecord(yard: Yard, before: readonly Told[], since: number, report: Report): void {
  const known = new Map(before.map(({ team, state }) => [team, state]));
  const wanted = toldOfTeams(yard)
    .filter(({ team, state }) => known.has(team) && known.get(team) !== state)
    .map(
      ({ team, state }) =>
        `access.${state} team:${team} ${known.get(team)} ${isNews(known.get(team), state)}`,
    );
  const recorded = yard
    .rows<{ act: string; subject: string; was: string; news: number; actor: string }>(
      `select act, subject, json_extract(before, '$') as was, is_news as news, actor
       from audit where sequence > ? and act like 'access.%'`,
      since,
    )
    .map(
      ({ act, subject, was, news, actor }) =>
        `${act} ${subject} ${was} ${news === 1}${actor === 'groundswell' ? '' : ` by ${actor}`}`,
    );
  report.expect(
    recorded.toSorted().join() === wanted.toSorted().join(),
    () => `On the record are ${recorded}, and should be ${wanted}.`,
  );
}

/** Every five minutes, with each act on the record, and when a day has ended where a team is. */
function judgeDue(
  { rows, rollouts, teams, clock }: Yard,
  due: readonly string[],
  report: Report,
): void {
  const now = clock.now().epochMilliseconds;
  const [record] = rows<{ last: number | null }>('select max(sequence) as last from audit');
  const wanted = rollouts.filter(({ id }) => {
    const [last] = rows<{ at: number; seen: number }>(
      'select swept_at as at, last_sequence as seen from access_sweeps where rollout_id = ?',
      id,
    );
    if (last === undefined || now - last.at >= SWEEP_MS || now < last.at) return true;
    if ((record?.last ?? 0) > last.seen) return true;
    const dayIn = (at: number, zone: string) =>
      Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
    const zones = teams
      .filter((team) => team.rolloutId === id)
      .map(({ context }) => context.timeZone);
    return zones.some((zone) => dayIn(last.at, zone) !== dayIn(now, zone));
  });
  report.expect(
    due.toSorted().join() ===
      wanted
        .map(({ id }) => id)
        .toSorted()
        .join(),
    () => `Due are the sweeps of ${due}, and should be of ${wanted.map(({ id }) => id)}.`,
  );
}
