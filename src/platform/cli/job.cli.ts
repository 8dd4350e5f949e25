import type { Command } from 'commander';
import type { JobLine, JobRun } from '../jobs/runner.ts';
import { nameOfDestination } from '../outbox/destination-names.ts';
import type { OutboxRow } from '../outbox/outbox.ts';
import { findNamesIn } from '../slack/directory.ts';
import { sayMoment } from './moment.ts';
import { OperatorRefusal, type PlatformOperator } from './operator.ts';
import { sayNext } from './work-check.ts';

export function addJob(program: Command, operator: PlatformOperator): void {
  const job = program.command('job').description('Scheduled work: see what there is, and run it.');
  job
    .command('list')
    .description('What is scheduled, when it last ran and when it is next due.')
    .option('--json', 'as JSON')
    .action((options: { json?: true }) => {
      const lines = operator.runner().list();
      if (options.json === true) return operator.print(JSON.stringify(lines, null, 2));
      for (const line of lines.flatMap(describe)) operator.print(line);
      if (lines.length === 0) operator.print('Nothing is scheduled.');
    });
  job
    .command('run')
    .description('Does now what the schedule would do; messages are queued for the bot to send.')
    .argument('<name>', 'as "job list" shows it')
    .option('--at <instant>', 'as if it were this time: 2027-01-18T08:00:00Z', instantFrom)
    .option('--dry-run', 'shows what would be queued, and changes nothing')
    .action((name: string, options: { at?: Temporal.Instant; dryRun?: true }) => {
      const dryRun = options.dryRun === true;
      const at = options.at === undefined ? {} : { at: options.at };
      report(operator, operator.runner().runOne(name, { ...at, dryRun }), dryRun);
    });
}

export function instantFrom(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text);
  } catch {
    throw new OperatorRefusal(
      `"${text}" is not a point in time. Write one with its time zone, for example 2027-01-18T08:00:00Z.`,
    );
  }
}

function describe({ name, summary, last, next }: JobLine): string[] {
  const ran =
    last === undefined
      ? 'Has not run yet.'
      : `Last ${last.outcome} ${sayMoment(last.finishedAt)}: ${last.says}`;
  const due = next === undefined ? 'nothing is due within eight days' : sayNext(next);
  return [name, `  ${summary}`, `  ${ran}`, `  Now: ${due}.`];
}

function report(operator: PlatformOperator, run: JobRun, dryRun: boolean): void {
  if (run.kind === 'no-such-job') {
    const known = run.names.length === 0 ? 'none' : run.names.join(', ');
    throw new OperatorRefusal(`There is no such job. The jobs are: ${known}.`);
  }
  if (run.kind === 'ahead-of-time') {
    throw new OperatorRefusal('That time has not come yet; look ahead with --dry-run.');
  }
  for (const line of run.says) operator.print(line);
  for (const row of run.queued) for (const line of describeRow(operator, row)) operator.print(line);
  if (run.says.length === 0 && run.queued.length === 0) operator.print('Nothing is due.');
  if (dryRun) operator.print('This was a dry run: nothing was changed and nothing will be sent.');
  else if (run.queued.length > 0) operator.print('The bot sends it as soon as it is running.');
}

/** A message as text; its blocks say the same with more room. */
function describeRow(operator: PlatformOperator, row: OutboxRow): string[] {
  const database = operator.database();
  const text = (row.payload as { text?: string; message?: { text?: string } }).text;
  const edited = (row.payload as { message?: { text?: string } }).message?.text;
  const to = nameOfDestination(database, row.destination);
  const when = sayMoment(row.nextAttemptAt);
  const said = findNamesIn(database, text ?? edited ?? JSON.stringify(row.payload));
  return [`To ${to}, from ${when} (${row.key}):`, ...said.split('\n').map((line) => `  ${line}`)];
}
