import type { Command } from 'commander';
import { sayCount } from '../words.ts';
import { exportTables } from './export.ts';
import type { PlatformOperator } from './operator.ts';

export function addExport(program: Command, operator: PlatformOperator): void {
  program
    .command('export')
    .description('Writes every table as JSON lines and as CSV, with a manifest of the counts.')
    .argument('<folder>', 'a new or empty folder')
    .action((folder: string) => {
      const tables = exportTables(operator.asItIs(), folder, operator.clock.now());
      const rows = Object.values(tables).reduce((sum, count) => sum + count, 0);
      const said = `${sayCount(rows, 'row')} of ${sayCount(Object.keys(tables).length, 'table')}`;
      operator.print(
        `${said} are in ${folder}. It holds personal data: look after it just as carefully.`,
      );
    });
}
