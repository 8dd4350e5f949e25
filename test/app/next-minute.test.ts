import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { product } from '../../src/app/app.ts';
import type { Criterion } from '../../src/features/contract/criterion.ts';
import {
  findGateStatus,
  listGatesAhead,
} from '../../src/features/gates/gates/gate-status.store.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { listTeams } from '../../src/features/teams/teams/teams.store.ts';
import { getBoardCounts } from '../../src/features/telling/boards/boards.store.ts';
import { findRolloutStatus } from '../../src/features/telling/home/rollout-status.store.ts';
import { getNextStepUp } from '../../src/features/telling/obligations/waiting-for-others.store.ts';
import { getOutlook } from '../../src/features/telling/outlooks/outlooks.store.ts';
import { type Database, openDatabase } from '../../src/platform/database.ts';
import { readPerRollout } from '../../src/platform/day-mark.ts';
import { listening, noReads } from '../../src/platform/reading.ts';
import { contextOf, type Product, type ReadContext } from '../../src/platform/request.ts';
import { telling } from '../../src/platform/telling-look.ts';
import { LEAD } from '../bench/company.ts';
import { MORNING, seedLargeRollout } from '../bench/large-rollout.ts';
import { ROLLOUT } from '../bench/seeding.ts';
import { openUnflushed } from '../support/fresh-database.ts';
import { countStatements } from '../support/statement-meter.ts';

const sizes = [60, 180] as const;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  for (const size of sizes) {
    const database = openDatabase(join(folder, `${size}.db`));
    seedLargeRollout(database, size);
    database.$client.close();
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lookAt(database: Database, now: Temporal.Instant, of: Product = product): ReadContext {
  const rollout = findRollout(database, ROLLOUT);
  if (rollout === undefined) throw new Error('There is no rollout.');
  return contextOf({ database, now, product: of }, rollout);
}

/** What a lead's Home is made of. */
function lookRound(look: ReadContext): void {
  const rollout = findRollout(look.database, ROLLOUT);
  if (rollout === undefined) throw new Error('There is no rollout.');
  findRolloutStatus(look, LEAD);
  getNextStepUp(look, LEAD);
  getOutlook(look, rollout);
  getBoardCounts(look);
  for (const gate of listGatesAhead(look)) findGateStatus(look, gate);
}

/** Somebody asks for a gate's bar to be set aside, and has an answer within a day. */
function askForOverride({ $client }: Database): void {
  const at = MORNING.epochMilliseconds;
  $client
    .prepare(
      `insert into overrides (id, workspace_id, rollout_id, gate, criteria, asks, reason, risk, requested_by,
         requested_at, asked, answer_by, expires_on, reviewed_after)
       select 'o1', workspace_id, id, 'leaving-assessment', '[]', '[]', 'Why', 'What may go wrong', ?, ?, '[]', ?,
         '2099-01-01', phase from rollouts where id = ?`,
    )
    .run(LEAD, at, at + 86_400_000, ROLLOUT);
}

/** How many statements the same look runs a minute later, while nothing has changed. */
function statementsAMinuteLater(size: number): number {
  const database = openUnflushed(join(folder, `${size}.db`));
  const counted = countStatements(database);
  lookRound(lookAt(database, MORNING));
  const before = counted.count;
  lookRound(lookAt(database, MORNING.add({ minutes: 1 })));
  database.$client.close();
  return counted.count - before;
}

const sourcesOf = ({ obligations, status, concerns, dates, charts, paceLines }: Product) => [
  ...[...obligations, ...status, ...concerns, ...dates, ...charts, ...paceLines],
];

describe('a look in the next minute', () => {
  it('runs as few statements in a rollout of three times the size', () => {
    const [small, large] = sizes.map(statementsAMinuteLater);
    expect(large).toBeLessThanOrEqual((small ?? 0) + 5);
    expect(large).toBeLessThanOrEqual(100);
  });

  it('judges no criterion again that asks for no more than the day, and all of them on the next', () => {
    copyFileSync(join(folder, '60.db'), join(folder, 'judged.db'));
    const database = openUnflushed(join(folder, 'judged.db'));
    const judged = new Map<string, number>();
    const criteria = product.criteria.map(
      (one): Criterion<ReadContext> => ({
        ...one,
        judge(look, gate, threshold) {
          judged.set(one.name, (judged.get(one.name) ?? 0) + 1);
          return one.judge(look, gate, threshold);
        },
      }),
    );
    const counting = { ...product, criteria };
    const judgedAt = (now: Temporal.Instant) => {
      judged.clear();
      lookRound(lookAt(database, now, counting));
      return [...judged.keys()].sort();
    };
    const first = judgedAt(MORNING);
    expect(first.length).toBeGreaterThan(10);
    expect(judgedAt(MORNING.add({ minutes: 1 }))).toEqual([]);
    // Whether a request still waits follows from the moment.
    askForOverride(database);
    const ofMoment = ['completions.overrides', 'completions.sustained-overrides'];
    expect(judgedAt(MORNING.add({ minutes: 1 }))).toEqual(expect.arrayContaining(ofMoment));
    expect(judgedAt(MORNING.add({ minutes: 2 }))).toEqual(ofMoment);
    expect(judgedAt(MORNING.add({ hours: 24 }))).toEqual(first);
    database.$client.close();
  });

  it('finds that only what ends within a day asks for the moment', () => {
    const database = openUnflushed(join(folder, '60.db'));
    const look = telling(lookAt(database, MORNING));
    const asking = sourcesOf(product).filter((source) => {
      const reads = noReads();
      listening(reads, 'whole', () => source(look));
      return reads.isOfMoment;
    });
    expect(asking.map(({ name }) => name)).toEqual(['overrideStatus']);
    database.$client.close();
  });
});

describe('what is kept for a day', () => {
  it('is what another process says that remembers nothing, through days, nights and changes', () => {
    copyFileSync(join(folder, '60.db'), join(folder, 'kept.db'));
    const database = openUnflushed(join(folder, 'kept.db'));
    const teams = listTeams(database, ROLLOUT);
    const write = [
      'update teams set manager_id = null where id = ?',
      "update people set name = name || ' B.' where user_id in (select person_id from champions where team_id = ?)",
      'update people set is_deactivated = 1 where user_id in (select person_id from champions where team_id = ?)',
    ].map((sql) => database.$client.prepare(sql));
    let now = MORNING;
    for (let turn = 0; turn < 15; turn += 1) {
      now = now.add({ hours: 5, minutes: 1 });
      if (turn % 3 === 2) write[((turn / 3) % 3) | 0]?.run(teams[turn]?.id);
      const other = openUnflushed(join(folder, 'kept.db'));
      const [kept, scratch] = [database, other].map((one) =>
        sourcesOf(product).map((source) => [
          source.name,
          JSON.stringify(readPerRollout<unknown, ReadContext>(source, lookAt(one, now))),
        ]),
      );
      other.$client.close();
      expect(kept).toEqual(scratch);
    }
    database.$client.close();
  });
});
