/* What a gate asked, found and decided, to standard output. */
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { plainly } from '../../../platform/slack/blocks.ts';
import { sayChoice } from '../../../platform/words.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';
import type { Proof } from './proof.ts';
import { formatProof, proofFormats } from './proof-formats.ts';
import { GATE_WORDS, gateNamed } from './proof-gate.ts';
import { findProof } from './proofs.store.ts';

type Options = { rollout?: string; format: string };

export function addProof(program: Command, operator: Operator): void {
  program
    .command('proof')
    .description(
      'What a gate asked, found and decided, with what an outsider needs to compute it again.',
    )
    .argument('<gate>', `which gate: ${sayChoice(GATE_WORDS)}`)
    .option('--rollout <name>', 'which rollout, if there are several')
    .option('--format <format>', `one of ${proofFormats.join(', ')}`, 'md')
    .action((typed: string, options: Options) => {
      const format = proofFormats.find((one) => one === options.format);
      if (format === undefined)
        throw new OperatorRefusal(
          `--format takes ${proofFormats.join(' or ')}; “${options.format}” isn’t one of them.`,
        );
      const gate = gateNamed(typed);
      if (gate === undefined)
        throw new OperatorRefusal(`“${typed}” isn’t a gate. Say ${sayChoice(GATE_WORDS)}.`);
      const request = orRefuse(findNamedRequest(operator, options.rollout));
      const proof = findProof(request, gate);
      if (proof === undefined)
        throw new OperatorRefusal(
          `This rollout has no ${gate.replace('-', ' ')}. \`/rollout gates\` lists what there is.`,
        );
      operator.print(formatProof(inPlainText(proof), format).trimEnd());
    });
}

/** What is stored for Slack, without its marks. */
function inPlainText(proof: Proof): Proof {
  return {
    ...proof,
    criteria: proof.criteria.map((one) => ({ ...one, measured: plainly(one.measured) })),
    record: proof.record.map((row) => ({ ...row, says: plainly(row.says) })),
  };
}
