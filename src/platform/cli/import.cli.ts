import type { Command } from 'commander';
import { sayCount } from '../words.ts';
import { importTables } from './import.ts';
import type { PlatformOperator } from './operator.ts';

export function addImport(program: Command, operator: PlatformOperator): void {
  program
    .command('import')
    .description('Reads an export back into an empty database; the bot must be stopped.')
    .argument('<folder>', 'a folder that "export" wrote')
    .option('--hold', 'hold back messages that were not sent yet, until "outbox send --held"')
    .addHelpText(
      'after',
      '\nEvery row is as it was. Secrets of webhooks are not in an export: they are derived from SECRETS_KEY again.\nIf the database that was exported went on running, add --hold, so that nothing is said twice.',
    )
    .action((folder: string, { hold }: { hold?: true }) => {
      const { databasePath } = operator.config();
      const found = importTables(databasePath, folder, { holds: hold === true });
      const { rows, tables, unsent, held } = found;
      const said = `${sayCount(rows, 'row')} of ${sayCount(tables, 'table')}`;
      operator.print(`${said} are in ${databasePath}, each as it was.`);
      if (held > 0) operator.print(`${sayCount(held, 'message is', 'messages are')} held back.`);
      else if (unsent > 0)
        operator.print(
          `${sayCount(unsent, 'message waits', 'messages wait')} to be sent as soon as the bot starts.`,
        );
    });
}
