import { asc, gt } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { evidence } from '../../../../src/app/app.ts';
import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import { auditTable } from '../../../../src/platform/audit/audit.table.ts';
import { outboxTable } from '../../../../src/platform/outbox/outbox.table.ts';
import { personalNewsTable } from '../../../../src/platform/outbox/personal-news.table.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';
import { jumpTo, makeChampion } from '../../champions/champions/champion-story.ts';

const open: World[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.close();
});

/** What the record and the outbox hold after the champion of a live team has left, without ids. */
async function whatFollows(owners: readonly ProductFeature[]) {
  const world = await startWorld({ owners: [...owners] });
  open.push(world);
  const { rollout, claims } = await setUpSupportCopilot(world);
  startWaveWith(world, rollout, 1, [claims]);
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  await jumpTo(world, '2027-01-06T09:00:00Z');
  const { database } = world;
  const before = await database.$count(auditTable);
  const said = new Set(
    database
      .select()
      .from(outboxTable)
      .all()
      .map(({ key }) => key),
  );
  await world.workspace.company.deactivates('Mia Chen');
  await world.flush();
  const record = database
    .select({ act: auditTable.act, says: auditTable.says, after: auditTable.after })
    .from(auditTable)
    .where(gt(auditTable.sequence, before))
    .orderBy(asc(auditTable.sequence))
    .all();
  const posts = database
    .select()
    .from(outboxTable)
    .all()
    .filter(({ key }) => !said.has(key))
    .map((one) => `${one.destination} ${withoutIds(JSON.stringify(one.payload))}`);
  const news = database
    .select()
    .from(personalNewsTable)
    .all()
    .map((one) => `${one.personId} ${withoutIds(JSON.stringify(one.message))}`);
  const messages = [...posts, ...news].sort();
  return { record, messages };
}

const withoutIds = (text: string) => text.replaceAll(/[0-9a-f]{32}/g, 'an-id');

it('a person who leaves ends the role first and the access with it, whichever feature is listed first', async () => {
  const asListed = await whatFollows(evidence);
  expect(asListed.record.map(({ act }) => act)).toEqual(['champions.end', 'access.grace']);
  expect(asListed.messages.join('\n')).toContain('*Claims* no longer has a champion.');
  expect(asListed.messages.join('\n')).toContain('Everything stays as it is up to and including');
  const half = Math.floor(evidence.length / 2);
  const cut = [...evidence.slice(half), ...evidence.slice(0, half)];
  for (const order of [evidence.toReversed(), cut])
    expect(await whatFollows(order)).toEqual(asListed);
});
