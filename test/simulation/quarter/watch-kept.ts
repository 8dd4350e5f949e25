/* What is remembered equals what is computed from scratch, and the record and the file are whole. */
import {
  findGateStatus,
  listGatesAhead,
} from '../../../src/features/gates/gates/gate-status.store.ts';
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { verifyAudit } from '../../../src/platform/audit/verify-record.ts';
import type { Database } from '../../../src/platform/database.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { readTogether } from '../../../src/platform/transaction.ts';
import { findStale } from './read-rows.ts';
import { openScratch } from './scratch.ts';
import type { Report, Scene, Watch } from './watch.ts';

/** Processes that have been looked at before: one that has just begun remembers nothing yet. */
const known = new WeakSet<Database>();

export const watchKept: Watch = (scene, report) => {
  const { house } = scene;
  const { database, path } = house.bot();
  const audit = verifyAudit(database);
  report.expect(audit.kind === 'whole', () => `The record is broken: ${JSON.stringify(audit)}`);
  const stale = findStale(database.$client);
  if (stale !== undefined) report.expect(false, () => `Changed without a trace: ${stale}`);
  const scratch = openScratch(path);
  try {
    if (known.has(database)) compare(scene, report, { database, scratch });
    known.add(database);
    const problems = scratch.$client.pragma('foreign_key_check') as unknown[];
    report.expect(problems.length === 0, () => 'Rows refer to what is not there.');
    report.expect(
      scratch.$client.pragma('quick_check(1)', { simple: true }) === 'ok',
      () => 'The file is damaged.',
    );
  } finally {
    scratch.$client.close();
  }
};

function compare(
  scene: Scene,
  report: Report,
  { database, scratch }: { database: Database; scratch: Database },
): void {
  const kept = readTogether(database, () => derived(scene, database));
  judgeOnce(scene, report, database);
  const fresh = readTogether(scratch, () => derived(scene, scratch));
  for (const [name, value] of Object.entries(fresh))
    report.expect(
      kept[name] === value,
      () =>
        `What is kept of ${name} differs from scratch: ${differenceOf(kept[name] ?? '', value)}`,
    );
}

/** Nobody owes one thing twice. */
function judgeOnce({ house, now }: Scene, report: Report, database: Database): void {
  const { product } = house.bot().app;
  for (const rollout of listOpenRollouts(database)) {
    const owed = product
      .owed(contextOf({ database, product, now }, rollout))
      .map(({ personId, key }) => `${personId} owes ${key}`);
    const once = new Set<string>();
    const twice = owed.find((one) => once.size === once.add(one).size);
    report.expect(twice === undefined, () => `${twice} twice on ${rollout.name}.`);
  }
}

function derived({ house, now }: Scene, database: Database): Record<string, string> {
  const { product } = house.bot().app;
  const found: Record<string, string> = {};
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf({ database, product, now }, rollout);
    const owed = product.owed(context).map((one) => JSON.stringify(one));
    found[`what is owed on ${rollout.name}`] = owed.sort().join('\n');
    const access = [...product.teamAccess(context)].map((one) => JSON.stringify(one));
    found[`access on ${rollout.name}`] = access.sort().join('\n');
    found[`gates of ${rollout.name}`] = listGatesAhead(context)
      .map((gate) => JSON.stringify(findGateStatus(context, gate)))
      .join('\n');
    found[`dates of ${rollout.name}`] = product.dates
      .flatMap((source) => source(context).map((one) => JSON.stringify(one)))
      .sort()
      .join('\n');
  }
  return found;
}

function differenceOf(a: string, b: string): string {
  const [left, right] = [new Set(a.split('\n')), new Set(b.split('\n'))];
  const only = (of: Set<string>, other: Set<string>) => [...of.difference(other)].slice(0, 2);
  return `${only(left, right).join(' ')} | ${only(right, left).join(' ')}`.slice(0, 900);
}
