/* The secret that programs sign their webhooks to us with. */
import type { Command } from 'commander';
import { OperatorRefusal, orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import {
  changeHookSecret,
  listHookSecrets,
  OLDER_SECRET_DAYS,
  sayHookSecret,
} from '../../../platform/hooks/hook-secrets.ts';
import { findNamedRequest } from '../../rollout/rollouts/named-rollout.store.ts';

type Options = { rollout?: string };
const ROLLOUT = ['--rollout <name>', 'which rollout, if there are several'] as const;

export function addHooks(program: Command, operator: Operator): void {
  const hooks = program
    .command('hooks')
    .description(
      'Webhooks to us: /hooks/checks and /hooks/outputs, signed as Standard Webhooks says.',
    );
  hooks
    .command('secret')
    .description('Shows the secret to sign with.')
    .option(...ROLLOUT)
    .action((options: Options) => show(operator, options));
  hooks
    .command('change-secret')
    .description(`Makes a new secret; the one before is taken for ${OLDER_SECRET_DAYS} days more.`)
    .option(...ROLLOUT)
    .action((options: Options) => {
      const { database, rolloutId, now } = orRefuse(findNamedRequest(operator, options.rollout));
      changeHookSecret(database, rolloutId, now);
      show(operator, options);
    });
}

function show(operator: Operator, options: Options): void {
  const { database, rolloutId, now } = orRefuse(findNamedRequest(operator, options.rollout));
  const [newest, older] = listHookSecrets(database, rolloutId, now);
  if (newest === undefined) {
    throw new OperatorRefusal(
      'The secret follows from SECRETS_KEY, and it isn’t set yet: "npm run groundswell -- doctor" makes one.',
    );
  }
  operator.print(sayHookSecret(newest));
  if (older !== undefined) {
    operator.print(`The one before is taken for at most ${OLDER_SECRET_DAYS} days more.`);
  }
}
