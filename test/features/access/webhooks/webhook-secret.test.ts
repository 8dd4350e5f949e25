import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import type { WebhookEndpoint } from '../../../../src/features/access/webhooks/webhook.ts';
import { DERIVED, findSecret } from '../../../../src/features/access/webhooks/webhooks.store.ts';
import { exportTables } from '../../../../src/platform/cli/export.ts';
import { useSecretsKey } from '../../../../src/platform/derived-secrets.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

it('an export holds the addresses of webhooks, and not the secrets that sign', async () => {
  const world = await startSupportCopilot();
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const url = 'https://crm.example.com/hooks';
  const added = addWebhook(ownRequestIn(world, world.rollout), { url });
  const secret = added.kind === 'added' ? added.secret : '';
  expect(secret).toMatch(/^whsec_/);
  exportTables(world.database, join(folder, 'out'), world.now());
  const files = readdirSync(join(folder, 'out')).map((name) =>
    readFileSync(join(folder, 'out', name), 'utf8'),
  );
  expect(files.some((text) => text.includes(url))).toBe(true);
  expect(files.some((text) => text.includes(secret))).toBe(false);
});

it('a secret follows from the key of the operator, and stands nowhere in the database', async () => {
  const world = await startSupportCopilot();
  const request = ownRequestIn(world, world.rollout);
  const added = addWebhook(request, { url: 'https://crm.example.com/hooks' });
  if (added.kind !== 'added') throw new Error(added.problem);
  const bytes = world.database.$client.serialize().toString('latin1');
  expect(bytes).toContain('https://crm.example.com/hooks');
  expect(bytes).not.toContain(added.secret.slice('whsec_'.length));
  expect(findSecret(world.database, added.endpoint)).toBe(added.secret);
  useSecretsKey(world.database, 'another key of at least 32 characters');
  expect(findSecret(world.database, added.endpoint)).not.toBe(added.secret);
});

it('without a key no address is added, and the sentence says who can change that', () => {
  const database = openInMemory();
  const endpoint = { id: 'w1', secret: DERIVED } as WebhookEndpoint;
  expect(findSecret(database, endpoint)).toBeUndefined();
});
