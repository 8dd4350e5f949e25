/*
 * Access by itself for some months, from one number: whatever gives access or takes it comes and goes, the
 * clock stops where a day ends somewhere, and who has access is compared with a model of it.
 */
import { accessSweep, personLeaves } from '../../../src/features/access/access/access.jobs.ts';
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import { inRollout, ownRequest } from '../../../src/platform/request.ts';
import type { Step } from '../quarter/plan.ts';
import type { Report, Scene } from '../quarter/watch.ts';
import { watchAccess } from '../quarter/watch-access.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { openAccessYard, PEOPLE, type Yard } from './access-yard.ts';
import { somethingHappens } from './happenings.ts';
import { judgeSaid } from './judge-said.ts';

const LOOKS = 45;
const HAPPENINGS_MOST = 4;
const FIRST_HAPPENINGS = 45;
const HOUR_MS = 3_600_000;

export async function drillAccess(seed: number): Promise<Drilled> {
  const yard = openAccessYard(seed);
  const putBack = replaceEntropy(seededEntropy(seed, () => yard.clock.now().epochMilliseconds));
  const drilled: Drilled = { wrong: undefined, checks: 0, said: 0, deaths: 0 };
  const report: Report = {
    expect(holds, says) {
      drilled.checks += 1;
      if (!holds) drilled.wrong ??= `${yard.clock.now()}: ${says()}`;
    },
  };
  try {
    for (let count = 0; count < FIRST_HAPPENINGS; count += 1) somethingHappens(yard);
    for (let number = 0; number < LOOKS && drilled.wrong === undefined; number += 1) {
      yard.clock.moveTo(nextMoment(yard));
      for (let count = yard.dice.below(HAPPENINGS_MOST); count > 0; count -= 1)
        somethingHappens(yard);
      look(yard, number, report);
      drilled.said += 1;
    }
    return drilled;
  } finally {
    putBack();
    yard.database.$client.close();
  }
}

function look(yard: Yard, number: number, report: Report): void {
  const { dice, clock, house } = yard;
  const isSwept = dice.chance(0.6);
  if (dice.chance(0.15)) leave(yard);
  if (isSwept) sweep(yard, report);
  const what = isSwept ? { kind: 'tick' } : { kind: 'act', doing: 'errand' };
  const step = { number, at: clock.now(), seed: number, what, fault: undefined } as Step;
  const scene: Scene = { house, step, now: clock.now(), isAtRest: false };
  watchAccess(scene, report);
  for (const rollout of yard.rollouts) judgeSaid(yard, rollout, scene, report);
}

/** A person goes, and hears so at once, before the jobs have looked at anything. */
function leave(yard: Yard): void {
  const { dice, run, rollouts, contextFor } = yard;
  const personId = dice.pick(PEOPLE);
  if (personId === undefined) return;
  run('update people set is_deactivated = 1 where user_id = ?', personId);
  for (const rollout of rollouts)
    personLeaves.run(
      inRollout(ownRequest(contextFor(rollout), rollout.workspaceId), rollout),
      personId,
    );
}

/** Runs the sweep as the runner does, until nothing is left, and judges whether it was due. */
function sweep(yard: Yard, report: Report): void {
  const { database, rollouts, contextFor } = yard;
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
  for (const slot of due) {
    for (let rounds = 0; rounds < 9; rounds += 1) {
      accessSweep.run(ownRequest(state, slot.workspaceId), slot);
      if (accessSweep.goesOn?.(state, slot) !== true) break;
    }
  }
  // What was not due by the clock and the record is looked at all the same, as the next sweep would.
  for (const rollout of rollouts) {
    if (due.some(({ rolloutId }) => rolloutId === rollout.id)) continue;
    accessSweep.run(ownRequest(state, rollout.workspaceId), { rolloutId: rollout.id } as never);
  }
}

const SWEEP_MS = 300_000;

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

/** Often where a day begins at one of the places, or just before. */
function nextMoment({ clock, dice, teams }: Yard): Temporal.Instant {
  const zone = dice.pick(teams)?.context.timeZone ?? 'UTC';
  const here = clock.now().toZonedDateTimeISO(zone);
  const midnight = here
    .toPlainDate()
    .add({ days: 1 + dice.below(2) })
    .toZonedDateTime(zone);
  if (dice.chance(0.45)) {
    const at = midnight.epochMilliseconds - (dice.chance(0.5) ? 0 : 1);
    if (at > clock.now().epochMilliseconds) return Temporal.Instant.fromEpochMilliseconds(at);
  }
  return clock.now().add({
    milliseconds:
      dice.pick([0, 60_000, 299_999, 300_000, 3 * HOUR_MS, 20 * HOUR_MS, 60 * HOUR_MS]) ?? 0,
  });
}
