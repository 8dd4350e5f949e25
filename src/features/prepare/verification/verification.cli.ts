/* Judging findings from the command line, so that anybody can check a bound that we state. */
import type { Command } from 'commander';
import { fileText } from '../../../platform/cli/file-text.ts';
import { OperatorRefusal } from '../../../platform/cli/operator.ts';
import { readCsvRows } from '../../../platform/csv-rows.ts';
import type { Operator } from '../../../platform/feature.ts';
import {
  columnsFor,
  type FindingsRow,
  headingOf,
  judgeFindings,
  readFindings,
  sayJudged,
} from './judged-row.ts';

export function addVerification(program: Command, operator: Operator): void {
  const known = program.commands.find((one) => one.name() === 'verification');
  const verification =
    known ?? program.command('verification').description('What reviews of outputs prove.');
  verification
    .command('judge <file>')
    .description(
      'Says what findings show: rows of reviews,errors[,planted,caught][,limit], from a file or "-"; the limit is 10% unless a row says another.',
    )
    .option('--json', 'all figures as JSON, one for each row')
    .action((file: string, options: { json?: true }) => judge(operator, file, options.json));
}

function judge(operator: Operator, file: string, json: true | undefined): void {
  const judged = rowsOf(file).map(judgeFindings);
  if (json === true) operator.print(JSON.stringify(judged, null, 2));
  else for (const one of judged) operator.print(sayJudged(one));
}

function rowsOf(file: string): FindingsRow[] {
  const read = readCsvRows(fileText(file));
  if (read.kind === 'open-quote') {
    throw new OperatorRefusal(
      `${file}:${read.line}: a quotation mark is not closed. Nothing was judged.`,
    );
  }
  const [first, ...others] = read.rows;
  if (first === undefined) {
    throw new OperatorRefusal(
      `${file} is empty: write a row of reviews,errors for each judgement.`,
    );
  }
  const heading = headingOf(first.cells);
  if (heading !== undefined && !(heading.includes('reviews') && heading.includes('errors'))) {
    throw new OperatorRefusal(`${file}: the heading must name reviews and errors.`);
  }
  const mistakes: string[] = [];
  const found: FindingsRow[] = [];
  for (const { line, cells } of heading === undefined ? read.rows : others) {
    const row = readFindings(heading ?? columnsFor(cells.length), cells);
    if (typeof row === 'string') mistakes.push(`${file}:${line}: ${row}.`);
    else found.push(row);
  }
  if (mistakes.length > 0) throw new OperatorRefusal(mistakes.join('\n'));
  return found;
}
