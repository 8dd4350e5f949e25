/*
 * What large rollouts cost, in CPU time of this process: npm run bench:large
 * Absolute figures, for a look before and after a change; the tests ask only that the answers are right.
 */

import { planNudges } from '../../src/features/telling/nudges/nudge-plan.ts';
import type { UserId } from '../../src/platform/ids.ts';
import {
  anObligation,
  asSaid,
  monday,
  nothingSaid,
} from '../features/telling/nudges/nudge-builders.ts';
import { addManyTeams } from '../features/waves/wave-plans/many-teams.ts';
import { defaultAvailability } from '../support/availability.ts';
import { startWaveWith } from '../support/live-waves.ts';
import { enterPhase } from '../support/ready-teams.ts';
import { setUpSupportCopilot } from '../support/story.ts';
import { openWorld } from '../support/world.ts';
import { median } from './figures.ts';

const PEOPLE = 10_000;
const TEAMS = 500;
const ROUNDS = 5;

async function cpuOf(act: () => unknown): Promise<string> {
  await act();
  const took: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    await act();
    took.push(process.cpuUsage(before).user / 1000);
  }
  return `${Math.round(median(took))} ms`;
}

function manyNudges(): () => unknown {
  const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Asia/Tokyo'];
  const ids = Array.from({ length: PEOPLE }, (_, i) => `U${i}` as UserId);
  const availability = new Map(
    ids.map((id, i) => [id, defaultAvailability(zones[i % zones.length] ?? 'UTC')]),
  );
  const people = { availability, coverOf: () => ({ backUpId: ids[1], leadId: ids[0] }) };
  const obligations = ids.flatMap((personId, i) => [
    anObligation({ personId, key: `a${i}`, dueOn: Temporal.PlainDate.from('2026-11-27') }),
    anObligation({ personId, key: `b${i}` }),
  ]);
  const sent = ids.map((personId, i) => ({
    personId,
    sentAt: Temporal.Instant.from('2026-11-18T10:00:00Z'),
    sentOn: Temporal.PlainDate.from('2026-11-18'),
    items: [{ obligationKey: `a${i}`, aboutId: personId, purpose: 'remind' as const }],
  }));
  const said = asSaid({ ...nothingSaid, sent });
  return () => planNudges(obligations, said, people, monday);
}

async function wavePlan(): Promise<string> {
  const world = await openWorld();
  const story = await setUpSupportCopilot(world);
  startWaveWith(world, story.rollout, 0, [story.claims, story.billing, story.renewals]);
  enterPhase(world, story.pilot, 'broad', '2027-03-08T09:00:00Z');
  addManyTeams(Object.assign(world, story), TEAMS, 'UMIA');
  const lena = world.as('Lena Hartmann');
  const took = await cpuOf(async () => {
    await lena.command('/rollout wave plan');
    await lena.close({ all: true });
  });
  await world.close();
  return took;
}

process.stdout.write(`Nudges of ${PEOPLE} people planned: ${await cpuOf(manyNudges())}\n`);
process.stdout.write(`A wave planned from ${TEAMS} teams: ${await wavePlan()}\n`);
