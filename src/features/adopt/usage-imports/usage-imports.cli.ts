/* groundswell import usage <file>: usage that somebody has exported. */
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import type { UsageKind } from '../usage/usage.ts';
import { readColumnChoice } from '../usage-formats/csv-columns.ts';
import { readPeopleList } from '../usage-formats/people-list.ts';
import { readDay } from '../usage-formats/usage-reading.ts';
import { findUsageSource } from '../usage-sources/usage-sources.store.ts';
import { reportLines } from './import-report.ts';
import { findRepeat, type ImportInput, importUsage } from './import-usage.usecase.ts';
import { getDayLimits } from './limits.store.ts';
import { readUsage } from './read-usage.ts';
import { digestOf, piecesOf, sizeOf } from './usage-file.cli.ts';
import type { ImportReport } from './usage-import.ts';

const FILE_KINDS = [
  'copilot',
  'claude-enterprise',
  'claude-code',
  'openai',
  'viva',
  'csv',
] as const;

type Options = {
  source?: UsageKind;
  mapping?: string;
  columns?: string;
  people?: string;
  day?: string;
  partial?: true;
  whole?: true;
  rollout?: string;
  dryRun?: true;
  json?: true;
};

export function addUsageImport(program: Command, operator: Operator): void {
  const known = program.commands.find((one) => one.name() === 'import');
  const command =
    known ?? program.command('import').description('Takes in what other tools export.');
  command
    .command('usage <file>')
    .description(
      'Takes in who used the capability on which day; a file imported twice changes nothing.',
    )
    .addOption(
      new Option('--source <what>', 'what exported it, if it can’t tell').choices(FILE_KINDS),
    )
    .option(
      '--mapping <name>',
      'the name under which its columns are remembered, for example "chatgpt"',
    )
    .option('--columns <list>', 'which column holds what: person=User,day=Date,actions=Messages')
    .option(
      '--people <file>',
      'a CSV of two columns: a name in the export, and a Slack id or e-mail',
    )
    .option('--day <date>', 'the day of an export whose rows carry none')
    .option('--partial', 'it is about some of the people only')
    .option('--whole', 'it is about everyone, however few rows it has')
    .option('--rollout <name>', 'which rollout, if there are several')
    .option('--dry-run', 'says what it would do, and changes nothing')
    .option('--json', 'the report for programs')
    .action((file: string, options: Options) => importFile(operator, file, options));
}

function importFile(operator: Operator, file: string, options: Options): void {
  sizeOf(file);
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const report = importedFrom(operator, request, { file, options });
  operator.progress?.('');
  if (options.json === true) operator.print(JSON.stringify(report));
  else for (const line of reportLines(report)) operator.print(line);
}

function importedFrom(
  operator: Operator,
  request: RolloutRequest,
  { file, options }: { file: string; options: Options },
): ImportReport {
  const said =
    options.columns === undefined ? undefined : orRefuse(readColumnChoice(options.columns));
  const isPartial = options.partial === true ? true : options.whole === true ? false : undefined;
  const remembered = columnsOf(request, options);
  const readAs = { source: options.source, columns: said ?? remembered, day: options.day };
  const digest = digestOf(piecesOf(file), readAs);
  const names = options.mapping === undefined ? (options.source ?? FILE_KINDS) : [options.mapping];
  for (const source of [names].flat()) {
    const repeat = findRepeat(request, { source, digest, isPartial });
    if (repeat !== undefined && options.people === undefined) return repeat;
  }
  operator.progress?.('Reading …');
  const limits = getDayLimits(request);
  const read = readUsage(piecesOf(file), {
    ...{ kind: options.source, limits, columns: said ?? remembered },
    ...{ day: dayOf(options.day), name: basename(file) },
  });
  if (typeof read === 'string') throw new OperatorRefusal(read);
  const source = { name: options.mapping ?? read.kind, kind: read.kind, columns: said };
  const listed = options.people === undefined ? undefined : listedIn(options.people);
  const isDryRun = options.dryRun === true;
  return run(operator, request, {
    ...{ source, way: 'file', reading: read.reading, digest, isPartial, isDryRun, listed },
  });
}

/** Between two slices others may write; a tenth of the time is theirs. */
const BREATH = new Int32Array(new SharedArrayBuffer(4));
const BREATH_MS = 1;

function run(operator: Operator, request: RolloutRequest, input: ImportInput): ImportReport {
  const steps = importUsage(request, input);
  let step = steps.next();
  while (step.done !== true) {
    const { done, of } = step.value;
    const percent = of === 0 ? 0 : Math.floor((100 * done) / of);
    const bar = '█'.repeat(Math.floor(percent / 5)).padEnd(20, '░');
    operator.progress?.(`${bar} ${percent} % of ${sayCount(of, 'row')}`);
    Atomics.wait(BREATH, 0, 0, BREATH_MS);
    step = steps.next();
  }
  return step.value;
}

function columnsOf({ database, rolloutId }: RolloutRequest, { mapping, source }: Options) {
  return findUsageSource(database, rolloutId, mapping ?? source ?? 'csv')?.columns;
}

function dayOf(day: string | undefined): string | undefined {
  if (day !== undefined && readDay(day) === undefined)
    throw new OperatorRefusal(`--day ${day} can’t be read: write it as 2026-03-02.`);
  return day;
}

function listedIn(file: string): ReadonlyMap<string, string> {
  sizeOf(file);
  return orRefuse(readPeopleList(Buffer.concat([...piecesOf(file)]).toString('utf8')));
}
