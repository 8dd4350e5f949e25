/* Outputs from a table, and a sample as a file that anybody can check alone. */
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { filesAt, fileText } from '../../../platform/cli/file-text.ts';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import { readCsvRows } from '../../../platform/csv-rows.ts';
import type { Operator } from '../../../platform/feature.ts';
import { sayCount } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { getSampleExport } from './export-sample.store.ts';
import { registerOutputs } from './register-outputs.usecase.ts';
import { listRegisters } from './registers.store.ts';

type Options = { rollout?: string };
const ROLLOUT = ['--rollout <name>', 'which rollout, if there are several'] as const;
const COLUMNS = ['id', 'workflow', 'team', 'at', 'url', 'note', 'by'] as const;
/** So many are taken in one transaction. */
const AT_ONCE = 1000;

export function addOutputs(program: Command, operator: Operator, samples: Command): void {
  program
    .command('outputs')
    .description('Outputs that can be drawn for a review.')
    .command('import <path>')
    .description(
      `Registers outputs from a table, or a folder of them, with a heading: ${COLUMNS.join(', ')}; id, workflow and at are needed.`,
    )
    .option(...ROLLOUT)
    .action((path: string, options: Options) => {
      for (const file of filesAt(path)) importOutputs(operator, file, options);
    });
  samples
    .command('export <draw> [file]')
    .description('Writes a draw with its register, findings and bounds, for "samples verify".')
    .option(...ROLLOUT)
    .action((draw: string, file: string | undefined, options: Options) =>
      exportSample(operator, { draw, file }, options),
    );
}

function importOutputs(operator: Operator, file: string, options: Options): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const read = readCsvRows(fileText(file));
  if (read.kind === 'open-quote') {
    throw new OperatorRefusal(`${file}:${read.line}: a quotation mark is not closed.`);
  }
  const [heading, ...rows] = read.rows;
  const columns = (heading?.cells ?? []).map((cell) => cell.toLowerCase());
  if (!['id', 'workflow', 'at'].every((one) => columns.includes(one))) {
    throw new OperatorRefusal(`${file}: the heading must name id, workflow and at.`);
  }
  const known = COLUMNS.filter((column) => columns.includes(column));
  const entries = rows.map(({ cells }) =>
    Object.fromEntries(known.map((column) => [column, cells[columns.indexOf(column)] ?? ''])),
  );
  let [accepted, duplicates] = [0, 0];
  const refusals: string[] = [];
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const part = entries.slice(from, from + AT_ONCE);
    const done = registerOutputs(request, { entries: part, source: 'file' });
    accepted += done.accepted;
    duplicates += done.duplicates;
    for (const { index, says } of done.refused) {
      refusals.push(`${file}:${rows[from + index]?.line}: ${says}`);
    }
  }
  operator.print(
    `${sayCount(accepted, 'output')} registered, ${duplicates} known already, ${refusals.length} refused.`,
  );
  if (refusals.length > 0) throw new OperatorRefusal(refusals.join('\n'));
}

function exportSample(
  operator: Operator,
  { draw, file }: { draw: string; file: string | undefined },
  options: Options,
): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const sample = getSampleExport(request, Number(draw));
  if (sample === undefined) {
    const last = listRegisters(request.database, request.rolloutId).find((one) => one.closedAt);
    throw new OperatorRefusal(
      last === undefined
        ? 'No draw has been made yet.'
        : `There is no draw “${draw}”: the newest that has been made is ${last.number}.`,
    );
  }
  const text = JSON.stringify(sample, null, 2);
  if (file === undefined) {
    operator.print(text);
    return;
  }
  writeFileSync(file, `${text}\n`);
  operator.print(
    `${file}: ${sample.drawn.length} of ${sayCount(sample.register.length, 'output')}.`,
  );
}
