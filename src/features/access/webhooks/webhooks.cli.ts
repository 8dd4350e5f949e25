import type { Command } from 'commander';
import type { Operator } from '../../../platform/feature.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../platform/request.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { addWebhook, removeWebhook } from './change-endpoints.usecase.ts';
import { listEndpoints } from './webhooks.store.ts';

export function addWebhookCommands(program: Command, operator: Operator): void {
  const webhook = program
    .command('webhook')
    .description('Addresses that get a signed notice when access changes.');
  webhook
    .command('add')
    .description('Adds an address and shows its secret once.')
    .argument('<url>', 'https only')
    .option('--rollout <name>', 'needed when several are under way')
    .action((url: string, options: { rollout?: string }) => {
      const rollout = rolloutMeant(operator, options.rollout);
      if (rollout !== undefined) add(operator, rollout, url);
    });
  webhook
    .command('list')
    .description('Lists the addresses that are notified.')
    .action(() => list(operator));
  webhook
    .command('remove')
    .description('Stops notifying an address.')
    .argument('<url>')
    .action((url: string) => remove(operator, url));
}

function rolloutMeant(operator: Operator, name: string | undefined): Rollout | undefined {
  const rollouts = listOpenRollouts(operator.database());
  const meant = name === undefined ? rollouts : rollouts.filter((one) => one.name === name);
  if (meant.length === 1) return meant[0];
  const names = rollouts.map((one) => `"${one.name}"`).join(', ');
  operator.print(
    rollouts.length === 0 ? 'No rollout is under way.' : `Say which with --rollout: ${names}.`,
  );
  return undefined;
}

function requestOf({ database, product, clock }: Operator, rollout: Rollout): RolloutRequest {
  const state = { database: database(), product, now: clock.now() };
  return inRollout(ownRequest(state, rollout.workspaceId), rollout);
}

function add(operator: Operator, rollout: Rollout, url: string): void {
  const outcome = addWebhook(requestOf(operator, rollout), { url });
  if (outcome.kind === 'refused') {
    operator.print(outcome.problem);
    return;
  }
  operator.print(
    `${outcome.endpoint.url} is now notified of every access change on ${rollout.name}.`,
  );
  operator.print('Its secret is shown only this once. Keep it where you keep secrets:');
  operator.print(`  ${outcome.secret}`);
}

function list(operator: Operator): void {
  const database = operator.database();
  const lines = listOpenRollouts(database).flatMap((rollout) =>
    listEndpoints(database, rollout.id).map(({ url }) => `${rollout.name}  ${url}`),
  );
  for (const line of lines) operator.print(line);
  if (lines.length === 0)
    operator.print('No address is notified yet. Add one with "webhook add <url>".');
}

function remove(operator: Operator, url: string): void {
  const database = operator.database();
  for (const rollout of listOpenRollouts(database)) {
    const found = listEndpoints(database, rollout.id).find((each) => each.url === url);
    if (found === undefined) continue;
    removeWebhook(requestOf(operator, rollout), { endpointId: found.id });
    operator.print(`${url} is no longer notified of changes on ${rollout.name}.`);
    return;
  }
  operator.print(`${url} isn’t notified of anything; see "webhook list".`);
}
