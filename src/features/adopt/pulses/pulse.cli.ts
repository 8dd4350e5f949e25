import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { importInstrument } from './import-instrument.usecase.ts';
import { itemKeys } from './pulse-item.ts';

export function addPulse(program: Command, operator: Operator): void {
  program
    .command('pulse')
    .description('What the pulse asks.')
    .command('import <file.md>')
    .description(
      `Takes your own wording from a Markdown file: a title, and one sentence under each of ${itemKeys.map((key) => `## ${key}`).join(', ')}.`,
    )
    .option('--rollout <name>', 'which rollout, if there are several')
    .action((path: string, { rollout }: { rollout?: string }) => {
      const request = orRefuse(findNamedRequest(operator, rollout));
      const { title } = orRefuse(importInstrument(request, readText(path)));
      operator.print(`From the next pulse on, people are asked in the words of “${title}”.`);
    });
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new OperatorRefusal(`${path} can’t be read. Name a Markdown file, for example pulse.md.`);
  }
}
