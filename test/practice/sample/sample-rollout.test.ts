import { describe, expect, it } from 'vitest';
import { listChampionsOfTeam } from '../../../src/features/champions/champions/champions.store.ts';
import { listOverrides } from '../../../src/features/gates/overrides/overrides.store.ts';
import type { Rollout } from '../../../src/features/rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../../src/features/teams/teams/teams.store.ts';
import { listWaves } from '../../../src/features/waves/waves/waves.store.ts';
import { timeTravel } from '../../../src/platform/jobs/time-travel.ts';
import { playScript, SCRIPT_STEP } from '../../../src/practice/sample/play.ts';
import { readScript } from '../../../src/practice/sample/script.ts';
import { operateIn } from '../../support/operate.ts';
import { startWorld, type World } from '../../support/world.ts';

const SAMPLE = new URL('../../../src/practice/sample/sample-rollout.json', import.meta.url);

async function playSample(): Promise<{ world: World; said: string[] }> {
  const current = await startWorld();
  const { app, workspace } = current;
  const travel = timeTravel({ clock: workspace.clock, runner: app.runner, sender: app.sender });
  const said: string[] = [];
  await playScript(workspace, readScript(SAMPLE), {
    travelTo: async (instant) => {
      await travel(workspace.clock.now(), instant, SCRIPT_STEP);
      await workspace.settled();
    },
    arrive: () => current.flush(),
    operate: (command, folder) => operateIn(current, command, folder),
    report: (progress) => void said.push(progress.says),
  });
  return { world: current, said };
}

describe('the sample rollout', () => {
  it('plays from the first command to week 16, every screen as told', async () => {
    const { world: played, said } = await playSample();
    const { database } = played;
    expect(said.at(-1)).toBe('Over to you.');
    const rollout = listOpenRollouts(database)[0] as Rollout;
    expect(rollout.name).toBe('Support copilot');
    const nameOf = new Map(listTeams(database, rollout.id).map((team) => [team.id, team.name]));
    expect(nameOf.size).toBe(12);

    const status = (await played.as('Ines Duarte').command('/rollout', { in: '#ai-rollout' })).text;
    expect(status).toContain('Week 16, broad rollout.');
    expect(status).toContain('The gate to sustained use: its one criterion is met.');
    expect(status).toContain('*Recruiting* frozen');
    expect(status).toContain('the next wave waits for 1 must');

    const waves = listWaves(database, rollout.id).map((wave) => ({
      teams: wave.teams.map((team) => nameOf.get(team.teamId)).sort(),
      startedOn: wave.clock.startedOn?.toString(),
      completedOn: wave.completedOn?.toString(),
    }));
    expect(waves).toEqual([
      { teams: ['Billing', 'Claims'], startedOn: '2027-02-08', completedOn: '2027-03-08' },
      {
        teams: ['Broker Desk', 'Complaints', 'Renewals'],
        startedOn: '2027-03-15',
        completedOn: '2027-04-05',
      },
      { teams: ['Onboarding', 'Recruiting'], startedOn: '2027-04-12', completedOn: undefined },
    ]);
    const rolledBack = listWaves(database, rollout.id)
      .flatMap((wave) => wave.teams)
      .filter((team) => team.rollBack !== undefined)
      .map((team) => [nameOf.get(team.teamId), team.rollBack?.step]);
    expect(rolledBack).toEqual([['Recruiting', 'stop-new-seats']]);

    const overrides = listOverrides(database, rollout.id);
    expect(overrides).toHaveLength(1);
    expect(overrides[0]).toMatchObject({
      requestedBy: 'ULENA',
      decision: { kind: 'approved', by: 'UINES' },
    });

    const renewals = [...nameOf].find(([, name]) => name === 'Renewals')![0];
    const champions = listChampionsOfTeam(database, renewals).filter(
      (one) => one.role === 'champion',
    );
    expect(champions.map((one) => [one.personId, one.ended?.cause])).toEqual([
      ['UPRIYA', 'deactivated'],
      ['UANANYA', undefined],
    ]);
  }, 600_000);
});
