import { type Command, Option } from 'commander';
import { orRefuse } from '../../../platform/cli/operator.ts';
import type { Operator } from '../../../platform/feature.ts';
import { createKey, listApiKeys, revokeKey } from '../../../platform/keys/keys.ts';
import type { StateAt } from '../../../platform/request.ts';
import { findNamedRollout } from '../../rollout/rollouts/named-rollout.store.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { ensureFlagKeys } from './ensure-flag-keys.usecase.ts';

export function addKeys(program: Command, operator: Operator): void {
  const key = program
    .command('key')
    .description(
      'Keys for programs: those that ask who has access or tell usage, and assistants that read the Core.',
    );
  key
    .command('create')
    .description('Makes a key and shows it once.')
    .argument('<name>', 'what uses it, for example "crm"')
    .addOption(
      new Option(
        '--for <what>',
        'access: who has access (OFREP); core: the Core by MCP; usage: OpenTelemetry metrics',
      )
        .choices(['access', 'core', 'usage'])
        .default('access'),
    )
    .option('--rollout <name>', 'which rollout it is for, if there are several')
    .action((name: string, options: CreateOptions) => {
      if (options.for === 'core') createForCore(operator, name.trim(), options.rollout);
      else if (options.for === 'usage') createForUsage(operator, name.trim(), options.rollout);
      else create(operator, name.trim());
    });
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

type CreateOptions = { for: 'access' | 'core' | 'usage'; rollout?: string };

function stateOf({ database, product, clock }: Operator): StateAt {
  return { database: database(), product, now: clock.now() };
}

/** Makes a key and shows it, for the only time; false, and why in words, where it can't be made. */
function isKeyShown(operator: Operator, wanted: Parameters<typeof createKey>[1]): boolean {
  const outcome = createKey(stateOf(operator), wanted);
  if (outcome.kind === 'refused') {
    operator.print(outcome.problem);
    return false;
  }
  operator.print(
    `The key for "${wanted.name}" is shown only this once. Keep it where you keep secrets:`,
  );
  operator.print(`  ${outcome.key}`);
  return true;
}

function create(operator: Operator, name: string): void {
  const database = operator.database();
  if (!isKeyShown(operator, { name, purpose: 'access' })) return;
  operator.print('Send it as "Authorization: Bearer <key>" or "X-API-Key: <key>" to');
  operator.print('  POST /ofrep/v1/evaluate/flags/<flag>');
  for (const [rolloutId, flag] of ensureFlagKeys(database))
    operator.print(`  ${flag}  (${findRollout(database, rolloutId)?.name ?? rolloutId})`);
  operator.print('with {"context":{"targetingKey":"<Slack member id, or a team>"}}.');
}

function createForCore(operator: Operator, name: string, rolloutName: string | undefined): void {
  const rollout = orRefuse(findNamedRollout(operator.database(), rolloutName));
  const wanted = { name, purpose: 'core', rolloutId: rollout.id };
  if (!isKeyShown(operator, wanted)) return;
  operator.print(
    `An assistant reads the Core of ${rollout.name} with it by MCP, and nothing else, at`,
  );
  operator.print('  /mcp on the HTTP port, with "Authorization: Bearer <key>".');
}

function createForUsage(operator: Operator, name: string, rolloutName: string | undefined): void {
  const rollout = orRefuse(findNamedRollout(operator.database(), rolloutName));
  const wanted = { name, purpose: 'usage', rolloutId: rollout.id };
  if (!isKeyShown(operator, wanted)) return;
  operator.print(`Claude Code tells ${rollout.name} its use with these settings:`);
  operator.print('  CLAUDE_CODE_ENABLE_TELEMETRY=1  OTEL_METRICS_EXPORTER=otlp');
  operator.print(
    '  OTEL_EXPORTER_OTLP_PROTOCOL=http/json  OTEL_EXPORTER_OTLP_ENDPOINT=https://<your host>',
  );
  operator.print('  OTEL_EXPORTER_OTLP_HEADERS="Authorization=Bearer <key>"');
}

function list(operator: Operator): void {
  const keys = listApiKeys(operator.database());
  if (keys.length === 0)
    operator.print('There are no keys yet. Make one with "key create <name>".');
  for (const { name, ending, purpose, createdAt, lastUsedAt, revokedAt } of keys) {
    const opens = purpose === 'access' ? '' : `, for ${purpose}`;
    const used = lastUsedAt === undefined ? 'never used' : `last used ${lastUsedAt.toString()}`;
    const state = revokedAt === undefined ? used : `revoked ${revokedAt.toString()}`;
    operator.print(`${name}  …${ending}  created ${createdAt.toString()}${opens}, ${state}`);
  }
}
