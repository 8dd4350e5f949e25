import type { Command } from 'commander';
import { verifyAudit } from '../audit/audit.ts';
import { sayCount } from '../words.ts';
import { OperatorRefusal, type PlatformOperator } from './operator.ts';

export function addAudit(program: Command, operator: PlatformOperator): void {
  const audit = program.command('audit').description('The record of what was decided.');
  audit
    .command('verify')
    .description('Checks the whole record and names the first row that does not fit.')
    .action(() => {
      const verdict = verifyAudit(operator.database());
      if (verdict.kind === 'broken') throw new OperatorRefusal(verdict.says);
      operator.print(
        `The record is intact: ${sayCount(verdict.rows, 'row')}, each following from the one before.`,
      );
    });
}
