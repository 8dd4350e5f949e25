import type { Command } from 'commander';
import { sayHead, verifyAudit, verifySince } from '../audit/verify-record.ts';
import { sayCount } from '../words.ts';
import { OperatorRefusal, type PlatformOperator } from './operator.ts';

export function addAudit(program: Command, operator: PlatformOperator): void {
  const audit = program.command('audit').description('The record of what was decided.');
  audit
    .command('verify')
    .description('Checks the whole record and names the first row that does not fit.')
    .option(
      '--since <hash>',
      'whether it still holds what a digest, a backup or an export noted: its hash, or "1,234 entries (3f9a…)" as it stands there',
    )
    .addHelpText(
      'after',
      '\nThe chain shows a changed, removed or inserted row. Someone who rewrites the file whole can close\nthe chain again; a hash that was noted elsewhere before shows that too.',
    )
    .action((options: { since?: string }) => {
      const database = operator.database();
      const verdict = verifyAudit(database);
      if (verdict.kind === 'broken') throw new OperatorRefusal(verdict.says);
      if (options.since !== undefined) operator.print(followsFrom(options.since, operator));
      operator.print(
        `The record is intact: ${sayCount(verdict.rows, 'row')}, each following from the one before.`,
      );
      operator.print(`It stands at ${sayHead({ rows: verdict.rows, hash: verdict.head })}.`);
    });
}

function followsFrom(written: string, operator: PlatformOperator): string {
  const verdict = verifySince(operator.database(), written);
  if (verdict.kind === 'unreadable')
    throw new OperatorRefusal(
      'Give the hash as it was noted, 12 to 64 of the digits 0-9 and letters a-f, for example --since 3f9a0b12c4d5e6f7.',
    );
  if (verdict.kind === 'replaced') throw new OperatorRefusal(verdict.says);
  return verdict.since === 0
    ? 'Nothing has changed since that was noted.'
    : `All that was there when that was noted is there still, and ${sayCount(verdict.since, 'row')} after it.`;
}
