import type { Command } from 'commander';
import { sayHead } from '../audit/verify-record.ts';
import { sayCount } from '../words.ts';
import { backUp } from './backup.ts';
import type { PlatformOperator } from './operator.ts';
import { restore } from './restore.ts';

export function addBackup(program: Command, operator: PlatformOperator): void {
  program
    .command('backup')
    .description(
      'Copies the database to a file, even while the bot is running, and checks the copy.',
    )
    .argument('<file>', 'a file that does not exist yet')
    .action(async (file: string) => {
      const { bytes, record } = await backUp(operator.asItIs(), file);
      const megabytes = (bytes / 2 ** 20).toFixed(1);
      operator.print(`The copy is in ${file} (${megabytes} MB) and is intact.`);
      operator.print(
        `Its record stands at ${sayHead(record)}. Keep this line somewhere else: "audit verify --since" tells by it whether the record was rewritten.`,
      );
    });
  program
    .command('restore')
    .description('Replaces the database with a copy; the bot must be stopped.')
    .argument('<file>', 'a copy made by "backup", or one kept before a migration')
    .addHelpText(
      'after',
      '\nThe database as it was is kept next to it. Messages that count as unsent in the copy are\nheld back, since they may have been sent after it was made: "outbox list" shows them,\n"outbox send --held" releases them.',
    )
    .action((file: string) => {
      const { kept, held } = restore(operator.config().databasePath, file, operator.clock.now());
      operator.print(`${file} is in place.`);
      if (kept !== undefined) operator.print(`What was there before is kept in ${kept}.`);
      if (held > 0) {
        operator.print(
          `${sayCount(held, 'message is', 'messages are')} held back, since the copy cannot know whether they were sent: see "outbox list" and "outbox send --held".`,
        );
      }
    });
}
