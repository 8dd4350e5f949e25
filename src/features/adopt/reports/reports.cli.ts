/* The report for the board, to standard output. */
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import { findRolloutPage } from '../verdicts/adoption-pages.store.ts';
import { getCompletionLines, getPaceLines } from './beside-use.store.ts';
import { reportOf } from './report.ts';
import { formatReport, reportFormats } from './report-formats.ts';

type Options = { rollout?: string; format: string };

export function addReport(program: Command, operator: Operator): void {
  program
    .command('report')
    .description(
      'One page for the board: whether it is used more over months, whether it is complete, and what would break if everyone went live now.',
    )
    .option('--rollout <name>', 'which rollout, if there are several')
    .option('--format <format>', `one of ${reportFormats.join(', ')}`, 'md')
    .action((options: Options) => {
      const format = reportFormats.find((one) => one === options.format);
      if (format === undefined) {
        throw new OperatorRefusal(
          `--format takes ${reportFormats.join(', ')}; “${options.format}” isn’t one of them.`,
        );
      }
      const request = orRefuse(findNamedRequest(operator, options.rollout));
      const page = findRolloutPage(request);
      if (page === undefined) {
        throw new OperatorRefusal(
          'No usage has been judged yet. Bring some with "groundswell import usage", and let the bot run for a minute.',
        );
      }
      const beside = { completion: getCompletionLines(request), pace: getPaceLines(request) };
      operator.print(formatReport(reportOf(page, beside), format).trimEnd());
    });
}
