import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graceObligations } from '../../../../src/features/access/access/access.obligations.ts';
import { findAccessSweep } from '../../../../src/features/access/access/access.store.ts';
import {
  listAccessStatuses,
  listAllowed,
} from '../../../../src/features/access/access/access-statuses.store.ts';
import {
  keptDecisions,
  listDecided,
} from '../../../../src/features/access/access/decided.store.ts';
import {
  listDecidedIn,
  listDecidedOf,
} from '../../../../src/features/access/access/decided-people.store.ts';
import {
  observeAccess,
  sweepAccess,
} from '../../../../src/features/access/access/observe-access.usecase.ts';
import { untold } from '../../../../src/features/access/access/untold.store.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { acts, type Step, type TeamName } from './access-acts.ts';

const step: fc.Arbitrary<[string, Step]> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[])),
      fc.constantFrom<TeamName>('claims', 'billing'),
    )
    .map(([name, team]): [string, Step] => [
      `${name} (${team})`,
      (world) => acts[name](world, team),
    ]),
  fc
    .integer({ min: 1, max: 12 })
    .map((days): [string, Step] => [
      `${days} days pass`,
      (world) => world.workspace.clock.moveTo(world.now().add({ hours: 24 * days })),
    ]),
  fc
    .integer({ min: 1, max: 20 })
    .map((hours): [string, Step] => [
      `${hours} hours pass`,
      (world) => world.workspace.clock.moveTo(world.now().add({ hours })),
    ]),
  fc.constantFrom(1, 2, 50).map((teams): [string, Step] => [
    `a sweep of ${teams}`,
    (world) => {
      sweepAccess(ownRequestIn(world, world.rollout), { look: teams, tell: teams });
    },
  ]),
);

/** What is kept against what is computed from nothing, for all teams and for each alone. */
function compare(world: SupportCopilotWorld): void {
  const context = contextIn(world, world.rollout.id);
  const sorted = <Value>(values: ReadonlyMap<TeamId, Value>) =>
    [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const kept of [keptDecisions, untold]) {
    const scratch = sorted<unknown>(kept.fromScratch(context));
    for (const id of [world.claims.id, world.billing.id])
      expect(sorted<unknown>(kept.of(context, new Set([id])))).toEqual(
        scratch.filter(([teamId]) => teamId === id),
      );
    expect(sorted<unknown>(kept.all(context))).toEqual(scratch);
  }
  const owed = graceObligations(context, undefined);
  for (const { teamId } of listDecided(context))
    expect(graceObligations(context, new Set([teamId]))).toEqual(
      owed.filter(([id]) => id === teamId),
    );
  for (const team of listDecided(context))
    for (const [personId, decision] of listDecidedIn(context, team)) {
      const own = listDecidedOf(context, personId);
      expect(own.find((one) => one.team.teamId === team.teamId)?.decision).toEqual(decision);
    }
}

it('an account that is closed without a word in the record is noticed by the next sweep', async () => {
  const world = await startSupportCopilot();
  putInOffice(world, world.claims, 'UMIA');
  startWaveWith(world, world.rollout, 1, [world.claims]);
  await world.runDueJobs();
  const sweep = () => sweepAccess(ownRequestIn(world, world.rollout));
  const isAllowed = () =>
    listAllowed(world.database, world.rollout.id).includes('UHANNAH' as UserId);
  for (const expected of [true, false, true]) {
    sweep();
    expect(isAllowed()).toBe(expected);
    // What was just written down is looked at once more, and after that nothing is left to look at.
    sweep();
    acts['an account is closed or opened'](world);
  }
});

it('a sweep that takes the teams one by one tells of all of them, and then rests', async () => {
  const world = await startSupportCopilot();
  const request = ownRequestIn(world, world.rollout);
  const said: string[] = [];
  for (let go = 0; findAccessSweep(world.database, world.rollout.id) === undefined; go += 1) {
    expect(go).toBeLessThan(20);
    said.push(sweepAccess(request, { look: 1, tell: 1 }));
  }
  const whole = await startSupportCopilot();
  const atOnce = sweepAccess(ownRequestIn(whole, whole.rollout));
  const words = (says: string) => says.split('. ').map((each) => each.replace(/\.$/, ''));
  expect(
    said
      .filter((says) => says !== '')
      .flatMap(words)
      .sort(),
  ).toEqual(words(atOnce).sort());
  expect(sweepAccess(request)).toBe('');
});

it('whatever happens, what is kept of access is what a computation from nothing says', async () => {
  const started = await startSupportCopilot();
  await started.runDueJobs();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      for (const [, act] of steps) {
        try {
          act(started);
        } catch (error) {
          // What is not possible there, such as a second champion, is taken back and changes nothing.
          if (!(error instanceof Error)) throw error;
        }
        compare(started);
      }
      const request = ownRequestIn(started, started.rollout);
      observeAccess(request);
      expect([...untold.fromScratch(request)]).toEqual([]);
      const { database, rollout } = started;
      const told = listAccessStatuses(database, rollout.id).filter((one) => one.personId === '');
      expect(new Map(told.map((one) => [one.teamId, one.state]))).toEqual(
        new Map(listDecided(request).map(({ teamId, access }) => [teamId, access.state])),
      );
    }),
    { numRuns: 12 },
  );
});
