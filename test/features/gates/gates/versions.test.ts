import { describe, expect, it } from 'vitest';
import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import { findGateVersion } from '../../../../src/features/gates/gates/gates.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import type { World } from '../../../support/world.ts';
import { GATE_DAY, jumpTo, proof, rolloutOf, startGateWorld } from './gate-world.ts';

const FIELD = 'Have the teams written down what they do?';
const versionOf = (running: World) =>
  findGateVersion(running.database, rolloutOf(running).id, 'leaving-assessment');

describe('what a gate asks', () => {
  it('is frozen on the first day of the phase, and not before', async () => {
    const running = await startGateWorld(proof(), {
      form: { 'First day of the assessment': '2027-01-06' },
    });
    expect(versionOf(running)).toBeUndefined();
    expect((await running.as('Sam Okafor').command('/rollout gates')).text).toContain('A dry run');
    await jumpTo(running, '2027-01-05T23:00:00Z');
    expect(versionOf(running)).toMatchObject({ number: 1, frozenBy: 'groundswell' });
  });

  it('is changed only as a new version, with a reason that is shown and posted', async () => {
    const running = await startGateWorld(proof());
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gate edit');
    await lena.fill({ [FIELD]: '3', 'Why the change': '  ' });
    expect(Object.values((await lena.submit()).errors ?? {})).toEqual([
      'Please give a reason; it will show on the gate.',
    ]);
    await lena.fill({ 'Why the change': 'Two of them are one team.' });
    expect((await lena.submit()).modal?.text).toContain('is judged against version 2');
    await lena.close({ all: true });
    const shown = await running.as('Ines Duarte').command('/rollout gates');
    expect(shown.text).toContain('threshold 3 teams,');
    expect(shown.text).toContain('by Lena Hartmann, now version 2: Two of them are one team.');
    expect(shown.text).toContain('now asks for 3 teams instead of 2 teams.');
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'Lena Hartmann changed the criteria of the gate to the infrastructure build.',
    );
    expect(listAudit(running.database, rolloutOf(running).id, 1)[0]).toMatchObject({
      act: 'gates.edit',
      reason: 'Two of them are one team.',
    });
  });

  it('tells the second of two editors that the first was quicker', async () => {
    const running = await startGateWorld(proof());
    const lena = running.as('Lena Hartmann');
    const sam = running.as('Sam Okafor');
    for (const [lead, value] of [
      [lena, '3'],
      [sam, '4'],
    ] as const) {
      await lead.command('/rollout gate edit');
      await lead.fill({ [FIELD]: value, 'Why the change': 'A reason.' });
    }
    await lena.submit();
    expect(Object.values((await sam.submit()).errors ?? {})[0]).toContain(
      'Lena Hartmann changed this gate to version 2 while you had it open',
    );
    expect(versionOf(running)?.number).toBe(2);
  });

  it('stays as it was once the gate is open, also for a form and a button from before', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const [lena, sam] = [running.as('Lena Hartmann'), running.as('Sam Okafor')];
    await sam.command('/rollout gates');
    await sam.press('Change the criteria');
    await sam.fill({ [FIELD]: '4', 'Why the change': 'A reason.' });
    await lena.command('/rollout gate open');
    await lena.submit();
    const refused = (await sam.submit()).modal?.text;
    expect(refused).toMatch(
      /^Lena Hartmann opened .* What it asked stays\. Nothing was changed\.$/,
    );
    expect(versionOf(running)?.number).toBe(1);
    await sam.close({ all: true });
    expect((await sam.press('Change the criteria')).text).toContain('What it asked stays.');
  });

  it('does not change behind people’s backs when the product redefines a criterion', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    evidence.redefine(2);
    const lena = running.as('Lena Hartmann');
    const seen = await lena.command('/rollout gates');
    expect(seen.text).toContain(
      'This gate was frozen with definition 1; today it is definition 2.',
    );
    await lena.press('Change the criteria');
    await lena.fill({
      'Today’s criteria': ['Adopt the criteria as they are today'],
      'Why the change': 'The new definition is the better one.',
    });
    expect((await lena.submit()).modal?.text).toContain('Ines Duarte has to agree first.');
    await lena.close({ all: true });
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Agree for good');
    expect((await lena.command('/rollout gates')).text).toContain(
      'now judged by definition 2 instead of 1',
    );
  });
});

describe('a new criterion', () => {
  it('needs one declaration: gates, obligations and status know it without a word elsewhere', async () => {
    const newcomer: ProductFeature = {
      name: 'newcomer',
      criteria: [
        {
          name: 'newcomer.signed',
          version: 1,
          asks: 'Has legal signed the terms of use?',
          threshold: undefined,
          appliesTo: (gate) => gate.kind === 'phase' && gate.leaving === 'assessment',
          judge: () => ({
            verdict: 'fail',
            measured: 'Nobody has signed',
            n: 1,
            settledBy: 'Ines signs.',
            obliges: [
              {
                personId: 'UINES' as never,
                text: 'Sign the terms of the pilot',
                label: 'Sign the terms',
                actionId: 'newcomer.sign-terms',
                value: '{}',
              },
            ],
          }),
        },
      ],
    };
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence, { more: [newcomer] });
    const ines = running.as('Ines Duarte');
    expect((await ines.command('/rollout gates')).text).toContain(
      'Has legal signed the terms of use?',
    );
    expect((await ines.command('/rollout due')).text).toContain('Sign the terms of the pilot');
    expect((await ines.command('/rollout status')).text).toContain('1 of 3 criteria is not met');
    expect((await ines.openHome()).home?.text).toContain('Sign the terms');
  });
});
