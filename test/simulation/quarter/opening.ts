/* How a quarter begins: a rollout that its leads set up with its teams, and as far along as chance has it. */

import type { Phase } from '../../../src/features/contract/phase.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import {
  listOpenRollouts,
  markPhase,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Team } from '../../../src/features/teams/teams/team.ts';
import { listTeams } from '../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { playScript } from '../../../src/practice/sample/play.ts';
import { readScript } from '../../../src/practice/sample/script.ts';
import { confirmMusts } from '../../support/confirm-musts.ts';
import { startWaveWith } from '../../support/live-waves.ts';
import type { World } from '../../support/world.ts';
import type { Dice } from './dice.ts';
import { giveChampions, moveWave, type Past, shapeTeam } from './histories.ts';
import type { House } from './house.ts';
import { addPeople } from './more-people.ts';
import { beginEarlier, overrideChampions } from './past-overrides.ts';

const SAMPLE = new URL('../../../src/practice/sample/sample-rollout.json', import.meta.url);
/** The sample's first scenes: a rollout is set up, and eleven teams are added. */
const SET_UP_SCENES = 2;

const STAGES: readonly (readonly [number, Phase])[] = [
  [3, 'assessment'],
  [2, 'infrastructure'],
  [3, 'expansion'],
  [3, 'broad'],
];

export async function openCompany(
  house: House,
  dice: Dice,
  people: number,
): Promise<{ phase: Phase }> {
  const script = readScript(SAMPLE);
  await playScript(
    house.workspace,
    { ...script, scenes: script.scenes.slice(0, SET_UP_SCENES) },
    {
      report() {},
      travelTo: async () => {},
      operate: async () => {},
      arrive: () => house.flush(),
    },
  );
  const { database } = house.bot();
  const [rollout] = listOpenRollouts(database);
  if (rollout === undefined) throw new Error('Nothing was set up.');
  addPeople(house, rollout, people);
  const phase = dice.weighed(STAGES);
  if (phase === 'assessment') return { phase };
  write(database, () => markPhase(database, rollout.id, phase));
  putTeamsOnTheirWay(house, rollout, phase, dice);
  return { phase };
}

function putTeamsOnTheirWay(house: House, rollout: Rollout, phase: Phase, dice: Dice): void {
  const world = asStage(house);
  const past = { house, rollout, dice };
  beginEarlier(past, phase);
  const { database } = house.bot();
  const [pilot, ...others] = listTeams(database, rollout.id).toSorted(
    (a, b) => Number(b.id === rollout.pilotTeamId) - Number(a.id === rollout.pilotTeamId),
  );
  const chosen = others.filter(() => dice.chance(0.6));
  for (const team of pilot === undefined ? chosen : [pilot, ...chosen]) {
    shapeTeam(past, team);
    if (dice.chance(0.85)) giveChampions(past, team, candidatesIn(house, team));
    confirmMusts(world, team);
  }
  if (phase === 'infrastructure') return;
  startWaves(past, phase, chosen);
}

/** The second pilot, and behind it the first wave. */
function startWaves(past: Past, phase: Phase, chosen: readonly Team[]): void {
  const { house, rollout, dice } = past;
  const waves = phase === 'broad' ? [chosen.slice(0, 4), chosen.slice(3)] : [chosen];
  for (const [number, teams] of waves.entries()) {
    startWaveWith(asStage(house), rollout, number, teams);
    moveWave(past, number);
    if (dice.chance(0.6)) overrideChampions(past, number, teams);
  }
}

function candidatesIn(house: House, team: Team): UserId[] {
  return house.workspace.world.records.members
    .all()
    .filter((one) => one.team === team.name && !one.deactivated && one.id !== team.managerId)
    .map(({ id }) => id as string as UserId);
}

/** What the helpers of stories ask of a world. */
function asStage(house: House): World {
  const { workspace } = house;
  const stage = {
    workspace,
    database: house.bot().database,
    app: house.bot().app,
    as: (name: string) => workspace.as(name),
    now: () => house.now(),
  };
  return stage as unknown as World;
}
