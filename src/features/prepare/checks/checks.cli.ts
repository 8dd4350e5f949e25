/* Results of checks from a file, for those whose programs call no webhook. */
import type { Command } from 'commander';
import { filesAt, fileText } from '../../../platform/cli/file-text.ts';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { sayCount } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { reportChecks } from './report-checks.usecase.ts';

export function addChecks(program: Command, operator: Operator): void {
  const checks = program.command('checks').description('Automated checks of outputs.');
  checks
    .command('report <path>')
    .description(
      'Takes results of checks from a file, a folder or "-": one JSON object, an array of them, or one in each line.',
    )
    .option('--rollout <name>', 'which rollout, if there are several')
    .action((path: string, options: { rollout?: string }) => {
      for (const file of filesAt(path)) report(operator, file, options);
    });
}

function report(operator: Operator, file: string, options: { rollout?: string }): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const entries = entriesIn(file, fileText(file));
  const { accepted, duplicates, refused, ignored } = reportChecks(request, { entries });
  operator.print(
    `${sayCount(accepted, 'result')} taken, ${duplicates} known already, ${refused.length} refused.`,
  );
  if (ignored > 0) operator.print(`${sayCount(ignored, 'field')} that nothing reads.`);
  for (const { pointer, says } of refused) operator.print(`${file} at ${pointer}: ${says}`);
  if (accepted + duplicates === 0) throw new OperatorRefusal('Nothing was taken.');
}

function entriesIn(file: string, text: string): readonly unknown[] {
  const whole = parsed(text);
  if (whole !== undefined) return Array.isArray(whole.value) ? whole.value : [whole.value];
  const lines = text.split(/\r?\n/).map((line, index) => ({ line, number: index + 1 }));
  return lines
    .filter(({ line }) => line.trim() !== '')
    .map(({ line, number }) => {
      const one = parsed(line);
      if (one === undefined) throw new OperatorRefusal(`${file}:${number}: this is not JSON.`);
      return one.value;
    });
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
