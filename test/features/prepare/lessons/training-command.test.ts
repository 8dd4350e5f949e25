import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addTraining } from '../../../../src/features/prepare/lessons/lessons.cli.ts';
import { findOwnLessons } from '../../../../src/features/prepare/lessons/lessons.store.ts';
import type { Operator } from '../../../../src/platform/feature.ts';
import { startLearningWorld } from '../training/learning-story.ts';
import { step } from './own-folder.ts';

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-lessons-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

/** What the command prints, or refuses with. */
async function run(typed: readonly string[], operator: Partial<Operator> = {}): Promise<string> {
  const printed: string[] = [];
  const program = new Command().exitOverride();
  addTraining(program, { print: (line) => void printed.push(line), ...operator } as Operator);
  try {
    await program.parseAsync(['training', ...typed], { from: 'user' });
  } catch (error) {
    return `Refused: ${(error as Error).message}`;
  }
  return printed.join('\n');
}

describe('training check', () => {
  it('counts what a sound folder makes together with the shipped lessons', async () => {
    const folder = folderWith({ 'whom.md': step('1.1') });
    expect(await run(['check', folder])).toMatch(
      /^No mistakes\. With these there are 11 lessons and \d+ scenarios: 25 minutes for everyone, 5\d for champions\.$/,
    );
  });

  it('names every mistake by file and line', async () => {
    const wrong = step('1.x').replace('(1 min)', '(9 min)');
    const said = await run(['check', folderWith({ 'whom.md': wrong, 'empty.md': '' })]);
    const lines = said.replace('Refused: ', '').split('\n');
    expect(lines.slice(0, -1).map((line) => line.split('  ')[0])).toEqual([
      'empty.md:1',
      'whom.md:4',
      'whom.md:8',
      'whom.md:11',
      'whom.md:15',
    ]);
    expect(lines.at(-1)).toMatch(/^5 mistakes in .*\. Nothing was changed\.$/);
  });

  it('says that a folder does not exist', async () => {
    expect(await run(['check', '/nowhere/at/all'])).toContain("The folder can't be read.");
  });
});

describe('training use', () => {
  it('puts a folder into use for the rollout, and the shipped lessons again', async () => {
    const world = await startLearningWorld();
    const operator = { database: () => world.database, clock: world.workspace.clock };
    const folder = folderWith({ 'whom.md': step('1.1') });
    expect(await run(['use', folder], operator)).toContain('Support copilot now uses 11 lessons.');
    expect(findOwnLessons(world.database, world.rollout.id)).toMatchObject({
      folder,
      use: 'extend',
    });
    expect(await run(['use', folder, '--replace'], operator)).toContain('mistakes in');
    expect(await run(['use', folder, '--rollout', 'Other'], operator)).toContain(
      'Say which rollout with --rollout: "Support copilot".',
    );
    await run(['use', 'shipped'], operator);
    expect(findOwnLessons(world.database, world.rollout.id)).toBeUndefined();
  });
});
