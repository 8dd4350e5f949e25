import type { Command } from 'commander';
import type { Operator } from '../../../platform/feature.ts';
import type { StateAt } from '../../../platform/request.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { createKey, ensureFlagKeys, revokeKey } from './change-keys.usecase.ts';
import { listApiKeys } from './ofrep.store.ts';

export function addKeys(program: Command, operator: Operator): void {
  const key = program
    .command('key')
    .description('Keys for programs that ask who has access (OpenFeature, OFREP).');
  key
    .command('create')
    .description('Makes a key and shows it once.')
    .argument('<name>', 'what uses it, for example "crm"')
    .action((name: string) => create(operator, name.trim()));
  key
    .command('list')
    .description('Lists the keys, and when each was last used.')
    .action(() => list(operator));
  key
    .command('revoke')
    .description('Revokes a key, starting with its next request.')
    .argument('<name>')
    .action((name: string) => {
      const isRevoked = revokeKey(stateOf(operator), { name: name.trim() });
      operator.print(
        isRevoked ? `"${name}" is revoked.` : `No key called "${name}" is in use; see "key list".`,
      );
    });
}

function stateOf({ database, product, clock }: Operator): StateAt {
  return { database: database(), product, now: clock.now() };
}

function create(operator: Operator, name: string): void {
  const database = operator.database();
  const outcome = createKey(stateOf(operator), { name });
  if (outcome.kind === 'refused') {
    operator.print(outcome.problem);
    return;
  }
  operator.print(`The key for "${name}" is shown only this once. Keep it where you keep secrets:`);
  operator.print(`  ${outcome.key}`);
  operator.print('Send it as "Authorization: Bearer <key>" or "X-API-Key: <key>" to');
  operator.print('  POST /ofrep/v1/evaluate/flags/<flag>');
  for (const [rolloutId, flag] of ensureFlagKeys(database))
    operator.print(`  ${flag}  (${findRollout(database, rolloutId)?.name ?? rolloutId})`);
  operator.print('with {"context":{"targetingKey":"<Slack member id, or a team>"}}.');
}

function list(operator: Operator): void {
  const keys = listApiKeys(operator.database());
  if (keys.length === 0)
    operator.print('There are no keys yet. Make one with "key create <name>".');
  for (const { name, ending, createdAt, lastUsedAt, revokedAt } of keys) {
    const used = lastUsedAt === undefined ? 'never used' : `last used ${lastUsedAt.toString()}`;
    const state = revokedAt === undefined ? used : `revoked ${revokedAt.toString()}`;
    operator.print(`${name}  …${ending}  created ${createdAt.toString()}, ${state}`);
  }
}
