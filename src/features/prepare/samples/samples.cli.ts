/* Draws and their checks from the command line; neither needs a database. */
import type { Command } from 'commander';
import { z } from 'zod';
import { fileText } from '../../../platform/cli/file-text.ts';
import { OperatorRefusal } from '../../../platform/cli/operator.ts';
import { readCsvRows } from '../../../platform/csv-rows.ts';
import type { Operator } from '../../../platform/feature.ts';
import { sha256 } from '../../../platform/sha256.ts';
import { drawSample, inTicketOrder, type Registered } from '../verification/draw.ts';
import { addOutputs } from './outputs.cli.ts';
import { readRegister } from './register-file.ts';
import { EXPORT_FORMAT, verifySample } from './sample-export.ts';

export function addSamples(program: Command, operator: Operator): void {
  const samples = program.command('samples').description('Draws of outputs to review.');
  samples
    .command('draw <register>')
    .description(
      'Draws from a table of id,workflow,team (a file or "-"): the smallest tickets of each workflow and team, in ticket order.',
    )
    .requiredOption('--seed <text>', 'the seed of the draw, as it stands in the record')
    .requiredOption('--count <n>', 'how many of each workflow and team')
    .option('--json', 'with the tickets, as JSON')
    .action((file: string, options: { seed: string; count: string; json?: true }) =>
      draw(operator, file, options),
    );
  samples
    .command('verify <export>')
    .description('Computes seed, draw, order and bounds of an exported sample again.')
    .option('--json', 'the checks as JSON')
    .action((file: string, options: { json?: true }) => verify(operator, file, options));
  addOutputs(program, operator, samples);
}

function draw(
  operator: Operator,
  file: string,
  { seed, count, json }: { seed: string; count: string; json?: true },
): void {
  if (!/^\d{1,7}$/.test(count)) {
    throw new OperatorRefusal(`"${count}" is not a count: write a whole number, for example 20.`);
  }
  const drawn = drawSample(inTicketOrder(registerOf(file), seed, sha256), () => Number(count));
  if (json !== true) {
    for (const { output } of drawn) operator.print(output.id);
    return;
  }
  const rows = drawn.map(({ output, ticket }) => ({
    id: output.id,
    workflow: output.workflow,
    team: output.team ?? null,
    ticket,
  }));
  operator.print(JSON.stringify({ seed, count: Number(count), drawn: rows }, null, 2));
}

function registerOf(file: string): Registered[] {
  const read = readCsvRows(fileText(file));
  if (read.kind === 'open-quote') {
    throw new OperatorRefusal(
      `${file}:${read.line}: a quotation mark is not closed. Nothing was drawn.`,
    );
  }
  const register = readRegister(read.rows);
  const mistakes = register.flatMap((one) =>
    'line' in one ? [`${file}:${one.line}: ${one.text}.`] : [],
  );
  if (mistakes.length > 0) throw new OperatorRefusal(mistakes.join('\n'));
  return register.flatMap((one) => ('line' in one ? [] : [one]));
}

const team = z.string().nullable();
const exported = z.object({
  format: z.literal(EXPORT_FORMAT),
  digits: z.tuple([z.string(), z.string()]),
  seed: z.string(),
  strata: z.array(z.object({ workflow: z.string(), team, count: z.int().nonnegative() })),
  register: z.array(z.object({ id: z.string(), workflow: z.string(), team })),
  drawn: z.array(z.string()),
  reviews: z.array(z.object({ id: z.string(), wrong: z.boolean() })),
  bounds: z.array(
    z.object({
      workflow: z.string(),
      reviews: z.int().nonnegative(),
      errors: z.int().nonnegative(),
      limit: z.number().gt(0).lt(1),
      shown: z.boolean(),
      atMost: z.number().nullable(),
    }),
  ),
});

function verify(operator: Operator, file: string, { json }: { json?: true }): void {
  const checks = verifySample(exportOf(file), sha256);
  const wrong = checks.filter(({ problem }) => problem !== undefined);
  if (json === true) {
    const said = checks.map(({ what, problem }) => ({ what, problem: problem ?? null }));
    operator.print(JSON.stringify({ verified: wrong.length === 0, checks: said }, null, 2));
  } else {
    for (const { what, problem } of checks) operator.print(`${what}: ${problem ?? 'the same'}`);
  }
  if (wrong.length > 0) throw new OperatorRefusal(`${file} does not agree with itself.`);
}

function exportOf(file: string) {
  let read: unknown;
  try {
    read = JSON.parse(fileText(file));
  } catch (error) {
    if (error instanceof OperatorRefusal) throw error;
    throw new OperatorRefusal(`${file} is not JSON: make it with "samples export".`);
  }
  const parsed = exported.safeParse(read);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new OperatorRefusal(
    `${file} is not an exported sample: ${issue?.path.join('.') || 'it'} is not as "samples export" writes it.`,
  );
}
