/* A rollout of which everything is true that completion asks for, without the year that leads there. */

import type { DepthVerdict } from '../../../../src/features/adopt/depth/depth-verdict.ts';
import { mixOf } from '../../../../src/features/adopt/segments/segment.ts';
import {
  saveDepthLook,
  saveVerdict,
} from '../../../../src/features/adopt/verdicts/verdicts.store.ts';
import { addGatePass } from '../../../../src/features/gates/gates/gates.store.ts';
import { listTeams } from '../../../../src/features/teams/teams/teams.store.ts';
import { addQuietWeek } from '../../../../src/features/waves/learnings/learning-weeks.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { findPerson } from '../../../../src/platform/slack/directory.ts';
import { certify } from '../../../support/certify.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { drillOnce } from '../../../support/drilled.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { enterPhase } from '../../../support/ready-teams.ts';
import { verifyOutputs } from '../../../support/verified-outputs.ts';
import { writeCore } from '../../../support/written-core.ts';
import {
  type ChampionWorld,
  startChampionWorld,
} from '../../champions/champions/champion-story.ts';

const day = (typed: string) => Temporal.PlainDate.from(typed);

/** What was found of use as a whole; `habit` of twenty people have made it one. */
export function useIs(
  { database, rollout }: ChampionWorld,
  verdict: DepthVerdict,
  habit = 16,
  lastWeek = 25,
): void {
  const firstWeekOn = day('2027-01-04');
  const judged = {
    ...({ verdict, since: 4, part: 'both', isNarrow: false, weeks: 24, people: 20 } as const),
    ...{ evidence: { declining: 1, deepening: 1, plateau: 12 }, breadth: undefined },
    ...{ moreWeeks: 0, smallestChange: 0.03, flatWithin: 0.01, slope: 0, atRisk: undefined },
    weekOneShare: 0.9,
  };
  const mix = mixOf([...Array(habit).fill('habitual'), ...Array(20 - habit).fill('low')]);
  const week = { week: lastWeek, perPerson: 100, share: 80, people: 20 };
  write(database, () => {
    const verdictOf = (scope: 'rollout' | 'team', scopeId: string) => ({
      ...{ scope, scopeId, judged, firstWeekOn, givenOn: day('2027-06-28') },
      ...{ before: undefined, watchedOn: undefined },
    });
    const of = { rolloutId: rollout.id, look: 1 };
    saveVerdict(database, of, verdictOf('rollout', ''));
    saveVerdict(database, of, verdictOf('team', 'claims'));
    saveDepthLook(database, {
      ...{ rolloutId: rollout.id, look: 1, usageVersion: 0, week: 1, definition: 1 },
      lookedAt: Temporal.Instant.from('2027-06-28T08:00:00Z'),
      noise: { own: 1, shock: 0, rho: 0, spread: 1, cautiousRho: 0 },
      dropped: [],
      figures: { weeks: [week], mix, definition: 'twelve weeks' },
    });
  });
}

/** Monday 5 July 2027; the last wave was completed on 30 March. Lena and Sam lead, Ines sponsors. */
export async function startCompleteWorld(): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  const { database, rollout, claims, pilot } = world;
  enterPhase(world, claims, 'sustained', '2027-07-05T08:00:00Z');
  startWaveWith(world, rollout, 0, [claims], day('2027-03-01'));
  changeWave(world, rollout, 0, () => ({
    completedOn: day('2027-03-30'),
    completedBy: 'ULENA' as UserId,
  }));
  for (const { memberIds } of listTeams(database, rollout.id))
    for (const id of memberIds) certify(world, findPerson(database, id)?.name ?? '');
  putInOffice(world, claims, 'UMIA');
  putInOffice(world, pilot, 'UTOM');
  writeCore(world, rollout.id);
  verifyOutputs(world, rollout.id);
  drillOnce(world, claims);
  drillOnce(world, pilot);
  write(database, () => {
    addQuietWeek(database, {
      ...{ rolloutId: rollout.id, teamId: claims.id, weekOn: day('2027-03-08') },
      ...{ saidBy: 'UMIA' as UserId, saidAt: world.now() },
    });
    addGatePass(
      database,
      { workspaceId: rollout.workspaceId, rolloutId: rollout.id },
      {
        ...{ gate: 'leaving-broad', at: world.now(), by: 'ULENA' as UserId, version: 1 },
        ...{ opensOn: day('2027-07-01'), criteria: [] },
      },
    );
  });
  useIs(world, 'plateau');
  await world.runDueJobs();
  return world;
}

const ASK = 'What is complete, and what stays to be watched?';

/** A lead asks the sponsor. */
export async function ask(world: ChampionWorld, by = 'Lena Hartmann') {
  const lead = world.as(by);
  await lead.command('/rollout complete');
  await lead.fill({ [ASK]: 'Claims drafts its replies with it by habit.' });
  const done = await lead.submit();
  await lead.close({ all: true });
  return done;
}

/** The sponsor opens what needs her, and presses. */
export async function decide(world: ChampionWorld, label: string) {
  const ines = world.as('Ines Duarte');
  await ines.openHome();
  await ines.press('Look at it');
  const pressed = await ines.press(label);
  return pressed;
}

/** Everything that stands in the channel. */
export const channelSays = (world: ChampionWorld) =>
  JSON.stringify(world.workspace.messagesIn('ai-rollout'));
