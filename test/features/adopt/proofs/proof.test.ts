import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { gateNamed } from '../../../../src/features/adopt/proofs/proof-gate.ts';
import { addProof } from '../../../../src/features/adopt/proofs/proofs.cli.ts';
import { verifyAudit } from '../../../../src/platform/audit/verify-record.ts';
import type { World } from '../../../support/world.ts';
import { ask, decide, startCompleteWorld, useIs } from '../completions/complete-world.ts';

async function prove(world: World, ...typed: string[]): Promise<string> {
  const said: string[] = [];
  const program = new Command('groundswell').exitOverride();
  addProof(program, {
    ...{ database: () => world.database, product: world.app.product },
    ...{ clock: world.workspace.clock, print: (line: string) => said.push(line) },
  } as never);
  await program.parseAsync(['node', 'groundswell', 'proof', ...typed]);
  return said.join('\n');
}

describe('the gate that a proof is about', () => {
  it('is named by what opens behind it, by a wave’s number, or as it is stored', () => {
    expect(
      ['broad', 'completion', 'Wave 2', 'wave-02', 'leaving-expansion'].map(gateNamed),
    ).toEqual([
      ...['leaving-expansion', 'leaving-sustained', 'wave-2', 'wave-2', 'leaving-expansion'],
    ]);
    expect(['assessment', 'wave', 'wave-x', ''].map(gateNamed)).toEqual(Array(4).fill(undefined));
  });
});

describe('a proof', () => {
  it('says what was asked, found and decided, with the figures and the chain to compute it again', async () => {
    const world = await startCompleteWorld();
    await ask(world);
    await decide(world, 'Agree');
    useIs(world, 'declining');
    const text = await prove(world, 'completion');
    expect(text).toContain('Asked for by Lena Hartmann, agreed to by Ines Duarte.');
    expect(text).toContain('Use has moved by less than 1 % a week');
    expect(text).toContain('reviewers caught 30 of 30 planted errors');
    expect(text).toContain('| met | completions.use 1 |');
    expect(text).not.toContain('<@');
    const json = JSON.parse(await prove(world, 'completion', '--format', 'json'));
    expect(json.criteria).toHaveLength(12);
    expect(json.criteria.every(({ verdict }: { verdict: string }) => verdict === 'pass')).toBe(
      true,
    );
    const acts = json.record.map(({ act }: { act: string }) => act);
    expect(acts).toEqual(
      expect.arrayContaining(['gates.freeze', 'completions.ask', 'completions.agree']),
    );
    const stored = world.database.$client.prepare('select hash from audit').pluck().all();
    for (const { hash } of json.record) expect(stored).toContain(hash);
    expect(verifyAudit(world.database).kind).toBe('whole');
  });

  it('says of a started wave what was found at its start, whatever is found today', async () => {
    const world = await startCompleteWorld();
    const found = { name: 'waves.phase', version: 1, verdict: 'pass', n: 1 };
    const measured = 'The rollout is in its broad rollout';
    const changed = world.database.$client
      .prepare('update waves set entry_criteria = ? where number = 0 and started_at is not null')
      .run(JSON.stringify([{ ...found, measured }]));
    expect(changed.changes).toBe(1);
    const text = await prove(world, 'wave-0');
    expect(text).toContain('Wave 0 was started by');
    expect(text).toContain(`| ${measured} | 1 | met | waves.phase 1 |`);
    expect(text).not.toContain('would ask today');
  });

  it('says of a gate that nobody has opened how it stands today', async () => {
    const world = await startCompleteWorld();
    useIs(world, 'declining');
    const text = await prove(world, 'completion');
    expect(text).toContain('has not been opened');
    expect(text).toContain('| not met | completions.use 1 |');
    await expect(prove(world, 'everything')).rejects.toThrow('isn’t a gate');
    await expect(prove(world, 'wave-7')).rejects.toThrow('has no wave 7');
  });
});
