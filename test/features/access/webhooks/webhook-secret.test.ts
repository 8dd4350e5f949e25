import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addWebhook } from '../../../../src/features/access/webhooks/change-endpoints.usecase.ts';
import { exportTables } from '../../../../src/platform/cli/export.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld } from '../../../support/world.ts';

it('an export holds the addresses that are told, and not the secrets that sign', async () => {
  const world = await startWorld();
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-export-'));
  try {
    const { rollout } = await setUpSupportCopilot(world);
    const url = 'https://crm.example.com/hooks';
    const added = addWebhook(ownRequestIn(world, rollout), { url });
    const secret = added.kind === 'added' ? added.endpoint.secret : '';
    expect(secret).toMatch(/^whsec_/);
    exportTables(world.database, join(folder, 'out'), world.now());
    const files = readdirSync(join(folder, 'out')).map((name) =>
      readFileSync(join(folder, 'out', name), 'utf8'),
    );
    expect(files.some((text) => text.includes(url))).toBe(true);
    expect(files.some((text) => text.includes(secret))).toBe(false);
  } finally {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
