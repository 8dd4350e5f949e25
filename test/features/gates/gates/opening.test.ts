import { describe, expect, it } from 'vitest';
import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import { findGatePass } from '../../../../src/features/gates/gates/gates.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { asValue } from '../../../../src/platform/slack/fields.ts';
import { anObligation } from '../../../support/builders.ts';
import { listAudit } from '../../../support/record.ts';
import type { World } from '../../../support/world.ts';
import { GATE_DAY, jumpTo, phaseOf, proof, rolloutOf, startGateWorld } from './gate-world.ts';

const opened = (running: World) =>
  listAudit(running.database, rolloutOf(running).id, 100).filter((row) => row.act === 'gates.open');

describe('a gate shows its evidence', () => {
  it.each([
    ['fail', '*Not met:*', '(n = 3, threshold 2 teams, definition 1)'],
    ['inconclusive', '*Not known yet:*', '1 of 3 teams wrote it down.'],
    ['no-data', '*Nothing measured yet:*', 'Nobody has counted yet.'],
  ] as const)(
    'says of %s what was found and what would settle it',
    async (verdict, says, found) => {
      const evidence = proof();
      evidence.find(verdict);
      const running = await startGateWorld(evidence);
      const outside = await running.as('Sofía Ramírez').command('/rollout gates');
      expect(outside.text).toContain('Only people with a part in *Support copilot*');
      const seen = await running.as('Finn Petersen').command('/rollout gates');
      expect(seen.text).toContain(says);
      expect(seen.text).toContain(found);
      expect(seen.text).toContain('_To settle it:_ Tom writes it down.');
      expect(seen.text).toContain('against version 1, frozen on Monday 4 January');
      expect(seen.text).not.toContain('[Open the gate]');
    },
  );

  it('is a dry run for the gates further ahead', async () => {
    const running = await startGateWorld(proof());
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gates');
    const ahead = await lena.press('Gate to the broad rollout');
    expect(ahead.text).toContain('A dry run, judged on Monday 4 January');
    expect(ahead.text).not.toContain('[Change the criteria]');
  });

  it('has those owe it who can settle it, once, until it is met', async () => {
    const evidence = proof();
    const running = await startGateWorld(evidence);
    const due = async () => (await running.as('Lena Hartmann').command('/rollout due')).text;
    expect((await due()).match(/Write down what was proven/g)).toHaveLength(1);
    expect(await due()).toContain('the gate to the infrastructure build is waiting for it');
    evidence.find('pass');
    await jumpTo(running, '2027-01-04T09:00:00Z');
    expect(await due()).toContain('Nobody owes anything');
  });
});

describe('what a gate lacks', () => {
  it('is asked for once where a feature asks the same person with the same button already', async () => {
    const own: ProductFeature = {
      name: 'writing',
      obligations: ({ rolloutId }) => [
        anObligation({
          rolloutId,
          personId: 'UTOM' as UserId,
          text: 'Describe your own work',
          settle: {
            label: 'Write it down',
            actionId: 'proof.write-down',
            value: asValue({ rolloutId }),
          },
        }),
      ],
    };
    const running = await startGateWorld(proof(), { more: [own] });
    const due = (await running.as('Lena Hartmann').command('/rollout due')).text;
    expect(due).toContain('Describe your own work');
    expect(due).not.toContain('Write down what was proven');
  });
});

/** The digest of the gate's day has just been posted, and a channel is posted to once an hour. */
async function anHourLater(running: World): Promise<void> {
  await jumpTo(running, running.now().add({ hours: 1 }).toString());
}

describe('opening a gate', () => {
  it('is refused while something is not met, with what is missing behind a button', async () => {
    const running = await startGateWorld(proof());
    await jumpTo(running, GATE_DAY);
    const lena = running.as('Lena Hartmann');
    const refused = await lena.command('/rollout gate open');
    expect(refused.text).toContain(
      'The gate to the infrastructure build can’t be opened yet: 2 of 2 criteria are not met.',
    );
    expect((await lena.press('See what is missing')).text).toContain('Tom writes it down.');
    expect(phaseOf(running)).toBe('assessment');
  });

  it('is refused to everyone but a lead', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const refused = await running.as('Ines Duarte').command('/rollout gate open');
    expect(refused.text).toContain(
      'Only a lead of *Support copilot* (Lena Hartmann or Sam Okafor)',
    );
    expect((await running.as('Ines Duarte').command('/rollout gates')).text).not.toContain('[Open');
  });

  it('moves the rollout on, keeps the evidence, freezes the next gate and tells the channel', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const lena = running.as('Lena Hartmann');
    expect((await lena.command('/rollout due')).text).toContain('Decide whether to open the gate');
    await lena.command('/rollout gates');
    expect((await lena.press('Open the gate')).modal?.text).toContain('all 2 criteria are met');
    expect((await lena.submit()).modal?.text).toContain('is now in the infrastructure build');
    expect(phaseOf(running)).toBe('infrastructure');
    const pass = findGatePass(running.database, rolloutOf(running).id, 'leaving-assessment');
    expect(pass).toMatchObject({ by: 'ULENA', version: 1 });
    expect(pass?.criteria.map((one) => one.judgement.verdict)).toEqual(['pass', 'pass']);
    await anHourLater(running);
    expect(running.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(
      '*Support copilot* moves on to the infrastructure build: Lena Hartmann opened the gate.',
    );
    await lena.close({ all: true });
    const next = await lena.command('/rollout gates');
    expect(next.text).toContain(
      'The gate to the controlled expansion opens on Monday 8 February and not a day sooner',
    );
    expect(next.text).toContain('against version 1, frozen on Monday 11 January');
  });

  it('judges once more at the moment of the decision', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gate open');
    evidence.find('inconclusive');
    expect((await lena.submit()).modal?.text).toContain(
      '2 of 2 criteria are not met. Nothing was changed.',
    );
    expect(phaseOf(running)).toBe('assessment');
  });

  it('happens once when two leads decide at the same time, and the second hears who was first', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const leads = [running.as('Lena Hartmann'), running.as('Sam Okafor')] as const;
    for (const lead of leads) await lead.command('/rollout gate open');
    const said = await Promise.all(leads.map((lead) => lead.submit()));
    const texts = said.map((one) => one.modal?.text ?? '');
    expect(texts.filter((text) => text.includes('Opened.'))).toHaveLength(1);
    const second = texts.find((text) => !text.includes('Opened.'));
    expect(second).toMatch(
      /(Lena Hartmann|Sam Okafor) opened the gate to the infrastructure build on Monday 11 January at \d\d:00\. The rollout is in the infrastructure build\. Nothing was changed\./,
    );
    expect(phaseOf(running)).toBe('infrastructure');
    expect(opened(running)).toHaveLength(1);
    await anHourLater(running);
    const told = running.workspace
      .messagesIn('ai-rollout')
      .filter((message) => message.text.includes('opened the gate'));
    expect(told).toHaveLength(1);
  });

  it('asks only once more when its button is pressed twice', async () => {
    const evidence = proof();
    evidence.find('pass');
    const running = await startGateWorld(evidence);
    await jumpTo(running, GATE_DAY);
    const lena = running.as('Lena Hartmann');
    await lena.command('/rollout gates');
    await lena.press('Open the gate');
    await lena.submit();
    await lena.close({ all: true });
    const again = await lena.press('Open the gate');
    expect(again.text).toContain(
      'opened the gate to the infrastructure build on Monday 11 January',
    );
    expect(opened(running)).toHaveLength(1);
  });
});
