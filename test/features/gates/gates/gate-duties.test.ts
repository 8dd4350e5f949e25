import { describe, expect, it } from 'vitest';
import { gateObligations } from '../../../../src/features/gates/gates/gates.obligations.ts';
import { openGate } from '../../../../src/features/gates/gates/open-gate.usecase.ts';
import { contextIn, ownRequestIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, phaseOf, proof, rolloutOf, startGateWorld } from './gate-world.ts';

/** The gate to the infrastructure build on its day, with everything met. */
async function onGateDay(): Promise<World> {
  const evidence = proof();
  evidence.find('pass');
  const running = await startGateWorld(evidence);
  await jumpTo(running, '2027-01-11T09:00:00Z');
  return running;
}

describe('a gate that could be opened', () => {
  it('holds up the phase behind it until a lead decides, and not itself', async () => {
    const running = await onGateDay();
    const owed = gateObligations(contextIn(running, rolloutOf(running).id));
    expect(owed.map(({ personId }) => personId)).toEqual(['ULENA', 'USAM']);
    expect(owed[0]?.blocks).toEqual({ kind: 'phase', phase: 'infrastructure' });
  });

  it('stays shut for whoever is no lead, whichever door they come through', async () => {
    const running = await onGateDay();
    const request = ownRequestIn(running, rolloutOf(running));
    const sponsor = { ...request.acting, roles: new Set(['sponsor'] as const) };
    const outcome = openGate({ ...request, acting: sponsor }, { leaving: 'assessment' });
    expect(outcome).toEqual({ kind: 'not-lead' });
    expect(phaseOf(running)).toBe('assessment');
  });
});

describe('a gate of a paused rollout', () => {
  it('asks nobody for anything until the rollout goes on', async () => {
    const running = await startGateWorld(proof());
    const owed = () => gateObligations(contextIn(running, rolloutOf(running).id));
    expect(owed()).toHaveLength(1);
    await running.as('Lena Hartmann').command('/rollout pause Budget is being decided');
    expect(owed()).toEqual([]);
  });
});
