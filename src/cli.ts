/* The operator's commands: `npm run groundswell -- <command>`. Words, never stack traces; 1 when something is wrong. */
import { Command } from 'commander';
import { features, product } from './app/app.ts';
import { checkCore } from './app/check-core.ts';
import { checkKept } from './app/check-kept.ts';
import { listOpenRollouts } from './features/rollout/rollouts/rollouts.store.ts';
import { addAudit } from './platform/cli/audit.cli.ts';
import { addBackup } from './platform/cli/backup.cli.ts';
import { addDoctor } from './platform/cli/doctor.cli.ts';
import { addExport } from './platform/cli/export.cli.ts';
import { addImport } from './platform/cli/import.cli.ts';
import { addJob } from './platform/cli/job.cli.ts';
import { OperatorRefusal, openOperator } from './platform/cli/operator.ts';
import { addOutbox } from './platform/cli/outbox.cli.ts';
import { type Clock, wallClock } from './platform/clock.ts';
import { type ConfigResult, configFromEnvironment } from './platform/config.ts';
import { DatabaseRefusal } from './platform/database-refusal.ts';
import { openLog } from './platform/log.ts';
import { practiceWorldPath, readPracticeClock } from './practice/practice-clock.ts';

// Whoever reads may have read enough: `… | head -1` closes the pipe.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const settings = configFromEnvironment();
const operator = openOperator({
  settings,
  clock: clockFor(settings),
  log: openLog('warn'),
  product,
  jobs: features.flatMap((one) => one.jobs ?? []),
  handlers: features.flatMap((one) => one.deliveryHandlers ?? []),
  places: (database) =>
    listOpenRollouts(database).map(({ channelId, name }) => ({ channelId, name })),
  checks: (database) => [
    checkCore(database),
    ...checkKept({ database, product, now: clockFor(settings).now() }),
  ],
  print: (line) => void process.stdout.write(`${line}\n`),
  progress(says) {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001B[2K${says}`);
  },
  fail() {
    process.exitCode = 1;
  },
});

const program = new Command('groundswell')
  .description('What the people who run Groundswell can do outside Slack.')
  .usage('<command>')
  .showHelpAfterError('(--help shows how it is used.)');
addDoctor(program, operator);
addJob(program, operator);
addOutbox(program, operator);
addExport(program, operator);
addImport(program, operator);
addBackup(program, operator);
addAudit(program, operator);
for (const feature of features) feature.cli?.(program, operator);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${inWords(error)}\n`);
  process.exitCode = 1;
} finally {
  operator.close();
}

function inWords(error: unknown): string {
  const isRefusal = error instanceof OperatorRefusal || error instanceof DatabaseRefusal;
  const says = error instanceof Error ? error.message : String(error);
  return isRefusal ? says : `Something went wrong on our side: ${says}`;
}

/** In the practice workspace time is what its clock says. */
function clockFor(read: ConfigResult): Clock {
  if ('problems' in read || read.config.slack.mode !== 'practice') return wallClock;
  return readPracticeClock(practiceWorldPath(read.config.databasePath));
}
