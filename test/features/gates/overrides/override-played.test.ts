import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/features/contract/criterion.ts';
import { listOverrides } from '../../../../src/features/gates/overrides/overrides.store.ts';
import { pressFromHome } from '../../../support/press.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, phaseOf, proof, rolloutOf, startGateWorld } from '../gates/gate-world.ts';
import { ask } from './override-world.ts';

const BILLING: Finding = {
  ...{ about: 'T-billing', lack: 'champion' },
  says: 'Billing has no champion in office',
};
const CLAIMS: Finding = {
  ...{ about: 'T-claims', lack: 'data-rules' },
  says: 'The data rules of Claims do not cover this work',
};
const THE_DAY = '2027-01-11T09:00:00Z';

async function openGate(running: World): Promise<string> {
  const sam = running.as('Sam Okafor');
  const opened = await sam.command('/rollout gate open');
  if (opened.modal?.submit === undefined) return opened.text;
  const said = await sam.submit();
  await sam.close({ all: true });
  return said.text;
}

describe('an override of what was found at named teams', () => {
  it('names the team to the sponsor, opens the gate for it, and for no team that is found later', async () => {
    const evidence = proof();
    evidence.find('fail', { findings: [BILLING] });
    const running = await startGateWorld(evidence);
    await ask(running);
    const ines = running.as('Ines Duarte');
    const read = (await pressFromHome(ines, 'Read and decide')).modal?.text;
    expect(read).toContain('Billing has no champion in office');
    expect(read).not.toContain('Claims');
    await ines.press('Approve');
    await jumpTo(running, THE_DAY);
    evidence.find('fail', { findings: [BILLING, CLAIMS] });
    expect(await openGate(running)).toContain('2 of 2 criteria are not met');
    const missing = await running.as('Sam Okafor').press('See what is missing');
    expect(missing.text + (missing.modal?.text ?? '')).toContain(
      `*Found since, and not covered:*\n• ${CLAIMS.says}\n`,
    );
    expect(phaseOf(running)).toBe('assessment');
    evidence.find('fail', { findings: [BILLING] });
    await openGate(running);
    expect(phaseOf(running)).toBe('infrastructure');
  });

  it('covers the named team no longer once more is missing there than the sponsor read', async () => {
    const evidence = proof();
    const hours = (amount: number): Finding => ({
      ...{ about: 'T-billing', lack: 'hours', amount },
      says: `Billing lacks ${amount} hours of review`,
    });
    evidence.find('fail', { findings: [hours(4)] });
    const running = await startGateWorld(evidence);
    await ask(running);
    await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
    await jumpTo(running, THE_DAY);
    evidence.find('fail', { findings: [hours(5)] });
    await openGate(running);
    expect(phaseOf(running)).toBe('assessment');
    evidence.find('fail', { findings: [hours(3)] });
    await openGate(running);
    expect(phaseOf(running)).toBe('infrastructure');
  });
});

describe('an override that would end before its gate can open', () => {
  it('is approved by nobody once a pause has moved the gate behind its last day, and is asked again', async () => {
    const running = await startGateWorld(proof());
    const early = await ask(running, { 'Until when': '2027-01-10' });
    expect(Object.values(early.errors ?? {}).join()).toContain('opens on Monday 11 January');
    await running.as('Lena Hartmann').close({ all: true });
    expect((await ask(running, { 'Until when': '2027-01-11' })).errors).toBeUndefined();
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout pause The incident comes first.');
    await jumpTo(running, '2027-01-06T09:00:00Z');
    await lena.command('/rollout resume It is over.');
    const ines = running.as('Ines Duarte');
    const said = await pressFromHome(ines, 'Read and decide', 'Approve');
    expect(said.text).toContain('after this override would have ended');
    const [only] = listOverrides(running.database, rolloutOf(running).id);
    expect(only?.decision).toBeUndefined();
  });
});
