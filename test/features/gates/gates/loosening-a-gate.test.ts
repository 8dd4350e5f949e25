import { describe, expect, it } from 'vitest';
import {
  findGateVersion,
  listThresholds,
} from '../../../../src/features/gates/gates/gates.store.ts';
import { activeOverridesOf } from '../../../../src/features/gates/overrides/overrides.obligations.ts';
import { listOverrides } from '../../../../src/features/gates/overrides/overrides.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, proof, rolloutOf, startGateWorld } from './gate-world.ts';

const FIELD = 'Have the teams written down what they do?';
const threshold = (running: World) =>
  findGateVersion(running.database, rolloutOf(running).id, 'leaving-assessment')?.criteria.find(
    ({ name }) => name === 'proof.written-down',
  )?.threshold?.value;
const inForce = (running: World) => activeOverridesOf(contextIn(running, rolloutOf(running).id));

async function edit(running: World, fill: Record<string, string>): Promise<string> {
  const lena = running.as('Lena Hartmann');
  await lena.command('/rollout gate edit');
  await lena.fill({ 'Why the change': 'The event has only one team.', ...fill });
  const done = await lena.submit();
  if (done.errors === undefined) await lena.close({ all: true });
  return done.errors === undefined ? (done.modal?.text ?? '') : Object.values(done.errors).join();
}

const ines = (running: World) => running.as('Ines Duarte');
const UNTIL = 'If it makes a gate easier: only until';

describe('a threshold set to 0 by one lead', () => {
  it('changes nothing until the sponsor agrees, who reads the numbers', async () => {
    const running = await startGateWorld(proof());
    expect(await edit(running, { [FIELD]: '0' })).toContain(
      'This makes a gate easier than it was, so Ines Duarte has to agree first.',
    );
    expect(threshold(running)).toBe(2);
    const seen = (await pressFromHome(ines(running), 'Read and decide')).modal?.text;
    expect(seen).toContain(
      'asks you to make the gate to the infrastructure build easier than it was',
    );
    expect(seen).toContain('now asks for 0 teams instead of 2 teams.');
    expect(seen).toContain('The event has only one team.');
    await ines(running).press('Agree for good');
    expect(threshold(running)).toBe(0);
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      'Ines Duarte agreed to make the gate to the infrastructure build',
    );
    expect(inForce(running)).toMatchObject([{ criteria: 0, isForGood: true }]);
  });

  it('goes back on the day after its last one, and no other gate has it', async () => {
    const running = await startGateWorld(proof());
    await edit(running, { [FIELD]: '0', [UNTIL]: '2027-01-08' });
    await pressFromHome(ines(running), 'Read and decide', 'Agree until Friday 8 January');
    expect(threshold(running)).toBe(0);
    const { id } = rolloutOf(running);
    expect(listThresholds(running.database, id).get('proof.written-down')).toBeUndefined();
    await jumpTo(running, '2027-01-08T22:00:00Z');
    expect(threshold(running)).toBe(0);
    await jumpTo(running, '2027-01-09T09:00:00Z');
    expect(threshold(running)).toBe(2);
    expect(inForce(running)).toEqual([]);
  });

  it('that was asked for good gets an end where the sponsor wants one', async () => {
    const running = await startGateWorld(proof());
    await edit(running, { [FIELD]: '1' });
    await pressFromHome(ines(running), 'Read and decide', 'Agree until Sunday 4 April');
    expect(inForce(running)).toMatchObject([{ isForGood: false }]);
    await jumpTo(running, '2027-04-05T09:00:00Z');
    expect(threshold(running)).toBe(2);
  });

  it('is refused with "x" for a reason, and twice at once', async () => {
    const running = await startGateWorld(proof());
    expect(await edit(running, { [FIELD]: '0', 'Why the change': 'x' })).toContain(
      'Say in a few words why',
    );
    await running.as('Lena Hartmann').close({ all: true });
    await edit(running, { [FIELD]: '0' });
    expect(await edit(running, { [FIELD]: '1' })).toContain('has already asked');
    expect(listOverrides(running.database, rolloutOf(running).id)).toHaveLength(1);
  });

  it('is not agreed to when the gate was changed meanwhile', async () => {
    const running = await startGateWorld(proof());
    await edit(running, { [FIELD]: '0' });
    expect(await edit(running, { [FIELD]: '5' })).toContain('version 2');
    const told = await pressFromHome(ines(running), 'Read and decide', 'Agree for good');
    expect(told.text).toContain('What this would change is no longer as it’s described here.');
    expect(threshold(running)).toBe(5);
  });
});
