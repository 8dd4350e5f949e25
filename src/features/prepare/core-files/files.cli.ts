/* The Core as a folder of Markdown files, for customers who keep it in git. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { listFolder } from './entry-folder.store.ts';
import { exportFolder } from './export-folder.usecase.ts';
import type { Conflict } from './file-conflict.ts';
import { findTaker } from './import-checks.store.ts';
import { importFolder } from './import-folder.usecase.ts';

type Options = { rollout?: string; owner?: string; byWorkflow?: true };
const ROLLOUT = ['--rollout <name>', 'which rollout, if there are several'] as const;

export function addCoreFiles(program: Command, operator: Operator): void {
  const known = program.commands.find((one) => one.name() === 'core');
  const core = known ?? program.command('core').description('The Intelligence Core.');
  core
    .command('import <folder>')
    .description(
      'Reads a folder of entries, one Markdown file each, and takes all of it or nothing.',
    )
    .option(...ROLLOUT)
    .option('--owner <who>', 'who takes the entries whose owner nobody here knows')
    .action((folder: string, options: Options) => importInto(operator, folder, options));
  core
    .command('export <folder>')
    .description('Writes one Markdown file for each entry.')
    .option(...ROLLOUT)
    .option('--by-workflow', 'a folder for each workflow, for entries that have no file yet')
    .action((folder: string, options: Options) => exportFrom(operator, folder, options));
}

function importInto(operator: Operator, typed: string, options: Options): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const owner = options.owner === undefined ? undefined : takerFor(request, options.owner);
  const folder = listFolder(resolve(typed));
  if (folder.pages.length === 0 && folder.mistakes.length === 0) {
    throw new OperatorRefusal(`${typed} has no file ending in .md. Nothing was changed.`);
  }
  const outcome = importFolder(request, { folder, owner });
  switch (outcome.kind) {
    case 'mistakes': {
      const lines = outcome.mistakes.map(({ file, line, text }) => `${file}:${line}: ${text}`);
      const count = sayCount(lines.length, 'mistake');
      throw new OperatorRefusal(
        [...lines, `${count} in ${typed}. Nothing was changed.`].join('\n'),
      );
    }
    case 'conflicts':
      throw new OperatorRefusal(
        [...outcome.conflicts.flatMap(conflictLines), `${IMPORT_CONFLICTS} ${NOTHING}`].join('\n'),
      );
    case 'imported': {
      const { added, changed, unchanged, ours, unknownNames } = outcome;
      operator.print(
        `${sayCount(added.length, 'entry', 'entries')} added, ${changed.length} changed, ${unchanged} as before.`,
      );
      if (ours.length > 0) {
        operator.print(
          `Changed here since the last export, and kept as they are here: ${ours.join(', ')}.`,
        );
      }
      if (unknownNames.length > 0) {
        operator.print('Kept, although nobody knows them here yet:');
        for (const name of unknownNames) operator.print(`  ${name}`);
      }
      for (const path of folder.skipped) operator.print(`Left alone: ${path}`);
    }
  }
}

const NOTHING = 'Nothing was changed.';
const IMPORT_CONFLICTS =
  'These entries were changed here and in the folder since the last export. Put both together in the entry or in the file, then try again.';
const EXPORT_CONFLICTS =
  'These files hold something that nobody has imported. Import them first, or move them away.';

function conflictLines({ path, id, line, ours, theirs }: Conflict): string[] {
  return [
    `${path}:${line}: ${id} is different here and there.`,
    `  here:  ${ours}`,
    `  there: ${theirs}`,
  ];
}

function takerFor({ database }: RolloutRequest, typed: string): UserId {
  const taker = findTaker(database, typed);
  if ('problem' in taker) throw new OperatorRefusal(taker.problem);
  return taker.userId;
}

function exportFrom(operator: Operator, typed: string, options: Options): void {
  const request = orRefuse(findNamedRequest(operator, options.rollout));
  const outcome = exportFolder(request, {
    folder: resolve(typed),
    isByWorkflow: options.byWorkflow === true,
  });
  switch (outcome.kind) {
    case 'conflicts':
      throw new OperatorRefusal(
        [...outcome.conflicts.flatMap(conflictLines), `${EXPORT_CONFLICTS} ${NOTHING}`].join('\n'),
      );
    case 'outside':
      throw new OperatorRefusal(
        `${outcome.path} would lie outside ${typed}: take away the link that leads there.`,
      );
    case 'exported':
      operator.print(
        `${sayCount(outcome.written, 'file')} written, ${outcome.unchanged} as before.`,
      );
  }
}
