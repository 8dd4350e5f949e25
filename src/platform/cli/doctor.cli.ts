import type { Command } from 'commander';
import { checkDatabase } from './database-check.ts';
import type { Finding } from './finding.ts';
import type { PlatformOperator } from './operator.ts';
import { checkSettings } from './settings-check.ts';
import { checkSlack } from './slack-check.ts';
import { checkSlackbot } from './slackbot-check.ts';
import { checkAudit, checkOutbox, checkSchedules } from './work-check.ts';

export function addDoctor(program: Command, operator: PlatformOperator): void {
  program
    .command('doctor')
    .description('Checks settings, Slack, channels, database, schedules and messages.')
    .option('--json', 'the findings as JSON')
    .addHelpText('after', '\nExit code 1 when something needs fixing.')
    .action(async (options: { json?: true }) => {
      const findings = await examine(operator);
      if (options.json === true) operator.print(JSON.stringify(findings, null, 2));
      else for (const line of inWords(findings)) operator.print(line);
      if (findings.some((one) => one.verdict === 'wrong')) operator.fail();
    });
}

async function examine(operator: PlatformOperator): Promise<Finding[]> {
  const { settings } = operator;
  const said = checkSettings(settings);
  if ('problems' in settings) return said;
  const { config } = settings;
  const stored = checkDatabase(config.databasePath);
  const canRead = stored.every((one) => one.verdict === 'fine' || one.topic === 'Bot');
  const database = canRead ? operator.database() : undefined;
  const places = database === undefined ? [] : operator.places(database);
  return [
    ...said,
    ...(await checkSlack(config, places)),
    ...(await checkSlackbot(config)),
    ...stored,
    ...(database === undefined
      ? []
      : [
          ...checkSchedules(operator.runner()),
          ...checkOutbox(database),
          checkAudit(database),
          ...operator.checks(database),
        ]),
  ];
}

const MARKS: Record<Finding['verdict'], string> = { fine: '✓', note: '·', wrong: '✗' };

function inWords(findings: readonly Finding[]): string[] {
  const width = Math.max(...findings.map((one) => one.topic.length));
  const wrong = findings.filter((one) => one.verdict === 'wrong').length;
  return [
    ...findings.map((one) => `${MARKS[one.verdict]} ${one.topic.padEnd(width)}  ${one.says}`),
    '',
    wrong === 0 ? 'All is well.' : `${wrong} to fix, marked ✗.`,
  ];
}
