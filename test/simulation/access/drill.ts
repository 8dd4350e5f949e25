/*
 * Access by itself for some months, from one number: whatever gives access or takes it comes and goes, the
 * clock stops where a day ends somewhere, and who has access is compared with a model of it.
 */
import { replaceEntropy } from '../../../src/platform/entropy.ts';
import type { Step } from '../quarter/plan.ts';
import type { Report, Scene } from '../quarter/watch.ts';
import { watchAccess } from '../quarter/watch-access.ts';
import { seededEntropy } from '../seeded-entropy.ts';
import type { Drilled } from '../sender/drill.ts';
import { openAccessYard, type Yard } from './access-yard.ts';
import { somethingHappens } from './happenings.ts';
import { judgeSaid } from './judge-said.ts';
import { leave, sweep } from './sweeps.ts';

const LOOKS = 46;
const HAPPENINGS_MOST = 4;
const FIRST_HAPPENINGS = 80;
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
  if (dice.chance(0.15)) leave(yard, report);
  if (isSwept) sweep(yard, report);
  const what = isSwept ? { kind: 'tick' } : { kind: 'act', doing: 'errand' };
  const step = { number, at: clock.now(), seed: number, what, fault: undefined } as Step;
  const scene: Scene = { house, step, now: clock.now(), isAtRest: false };
  watchAccess(scene, report);
  for (const rollout of yard.rollouts) judgeSaid(yard, rollout, scene, report);
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
