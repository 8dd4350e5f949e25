import { describe, expect, it } from 'vitest';
import { markPhase } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../../../src/features/teams/teams/teams.store.ts';
import { wavesFeature } from '../../../../src/features/waves/waves/waves.feature.ts';
import { findWave } from '../../../../src/features/waves/waves/waves.store.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { pressFromHome } from '../../../support/press.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, type Proof, proof, rolloutOf, startGateWorld } from './gate-world.ts';

/** Wave 0 is planned for Wednesday 10 February, two days after the expansion may begin. */
async function plannedWave(evidence: Proof): Promise<World> {
  const running = await startGateWorld(evidence, { more: [wavesFeature] });
  const rollout = rolloutOf(running);
  startWaveWith(running, rollout, 0, listTeams(running.database, rollout.id));
  changeWave(running, rollout, 0, (wave) => ({
    clock: { ...wave.clock, startedOn: undefined },
    startedAt: undefined,
    startedBy: undefined,
    intendedOn: Temporal.PlainDate.from('2027-02-10'),
    told: {
      why: 'The pilot went well.',
      stays: 'Nothing else changes.',
      by: 'ULENA' as never,
      at: running.now(),
    },
  }));
  return running;
}

const waveOf = (running: World) => findWave(running.database, rolloutOf(running).id, 0);

describe('the gate of a wave', () => {
  it('is shut before its phase, before its day, in a freeze and in a pause, and each is said', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await plannedWave(evidence);
    const lena = running.as('Lena Hartmann');
    const start = async () => (await lena.command('/rollout wave start 0')).text;
    expect(await start()).toContain('its gate is shut');
    markPhase(running.database, rolloutOf(running).id, 'expansion');
    await jumpTo(running, '2027-02-09T22:59:59Z');
    expect(await start()).toContain('It opens on Wednesday 10 February and not a day sooner.');
    await jumpTo(running, '2027-02-09T23:00:00Z');
    await lena.command('/rollout freeze now the model is down');
    expect(await start()).toContain(
      'A freeze keeps anything new from starting: the model is down.',
    );
    await lena.command('/rollout freezes');
    await lena.press('End it early');
    await lena.command('/rollout pause reorganisation');
    expect(await start()).toContain('The rollout is paused: reorganisation.');
    expect(waveOf(running)?.startedAt).toBeUndefined();
  });

  it('opens by an override on the record, and keeps with the wave what was asked and found', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await plannedWave(evidence);
    markPhase(running.database, rolloutOf(running).id, 'expansion');
    await jumpTo(running, '2027-02-10T09:00:00Z');
    evidence.find('inconclusive');
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gates');
    await lena.press('Gate of wave 0');
    const form = await lena.press('Ask for an override');
    expect(form.modal?.text).toContain('the gate of wave 0');
    await lena.fill({
      'Criteria to override': [
        'Have the teams written down what they do?',
        'Has somebody else read it?',
      ],
      'Why now?': 'The customer event is on 1 March.',
      'What risk are you accepting?': 'Nobody reads it over the weekend.',
      'Until when': '2027-03-01',
    });
    await lena.submit();
    await lena.close({ all: true });
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    await lena.command('/rollout wave start 0');
    await lena.submit();
    expect(waveOf(running)?.startedBy).toBe('ULENA');
    expect(waveOf(running)?.entryCriteria).toMatchObject([
      { name: 'proof.written-down', threshold: 2, verdict: 'inconclusive', n: 3 },
      { name: 'proof.read', verdict: 'inconclusive' },
      { name: 'waves.phase', verdict: 'pass' },
    ]);
  });

  it('may be changed before the wave begins, as a version that shows', async () => {
    const evidence = proof();
    const running = await plannedWave(evidence);
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gates');
    await lena.press('Gate of wave 0');
    await lena.press('Change the criteria');
    await lena.fill({
      'Have the teams written down what they do?': '3',
      'Why the change': 'Three teams are in it.',
    });
    expect((await lena.submit()).modal?.text).toContain(
      'the gate of wave 0 is judged against version 2',
    );
    await lena.close({ all: true });
    await lena.command('/rollout gates');
    expect((await lena.press('Gate of wave 0')).text).toContain(
      'now version 2: Three teams are in it.',
    );
  });
});
