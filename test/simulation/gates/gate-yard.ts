/*
 * A rollout by itself, for gates: seven people with changing offices, two waves that are planned, and criteria
 * of which chance decides what they find. What is found stands in a table, so that it is remembered and
 * forgotten as the features' own evidence is.
 */
import { listSaid } from '../../../src/features/champions/absences/absences.store.ts';
import type { Criterion } from '../../../src/features/contract/criterion.ts';
import type { Gate } from '../../../src/features/contract/gate.ts';
import { joinFeatures } from '../../../src/features/contract/join-features.ts';
import type { Loosenable } from '../../../src/features/contract/loosenable.ts';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import { gatesFeatures } from '../../../src/features/gates/gates.ts';
import { rolloutFeatures } from '../../../src/features/rollout/rollout.ts';
import { type MovableClock, movableClock } from '../../../src/platform/clock.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';
import { perDatabase } from '../../../src/platform/prepared.ts';
import {
  contextOf,
  type Product,
  type ReadContext,
  type RolloutRequest,
} from '../../../src/platform/request.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { type Dice, diceFrom } from '../quarter/dice.ts';
import type { House } from '../quarter/house.ts';
import { rows } from '../quarter/watch.ts';
import { beginRollout } from './beginning.ts';
import { type Facts, FIRST_FACTS, made, ofOthers } from './made-criteria.ts';

export type Yard = {
  database: Database;
  product: Product;
  clock: MovableClock;
  dice: Dice;
  house: House;
  context(): ReadContext;
  as(userId: UserId): RolloutRequest;
  facts(): Facts;
  setFacts(change: Partial<Facts>): void;
  rows<T>(sql: string, ...given: unknown[]): T[];
};

/** The one setting besides gates that two people make easier: a limit, of which the higher is the stricter. */
const limit = (facts: () => Facts, set: (change: Partial<Facts>) => void): Loosenable => ({
  kind: 'drill.limit',
  read: () => facts().limit,
  strictest: (a, b) => Math.max(Number(a), Number(b)),
  apply: (_request, _subject, { value }) => set({ limit: Number(value) }),
});

export function openGateYard(seed: number): Yard {
  const dice = diceFrom(seed);
  const database = openWithFacts();
  const clock = movableClock(
    Temporal.Instant.from('2027-01-02T08:00:00Z').add({ hours: dice.below(200) }),
  );
  const { $client: client } = database;
  const stored = client.prepare('select value from drill_facts').pluck();
  const kept = { text: '', facts: FIRST_FACTS };
  const factsIn = (): Facts => {
    const text = String(stored.get());
    if (text !== kept.text) Object.assign(kept, { text, facts: JSON.parse(text) });
    return kept.facts;
  };
  const setFacts = (change: Partial<Facts>) =>
    write(database, () => {
      const value = JSON.stringify({ ...factsIn(), ...change });
      client.prepare('update drill_facts set value = ?').run(value);
    });
  const feature: ProductFeature = {
    name: 'drill',
    criteria: made(factsIn) as readonly Criterion<ReadContext>[],
    plannedGates: listPlanned,
    obligations: (context) => ofOthers(factsIn)(context).slice(1),
    teamObligations: (context) => {
      const [one] = ofOthers(factsIn)(context);
      return one === undefined ? [] : [['T-CLAIMS' as TeamId, one]];
    },
    absences: ({ database: read, rolloutId }) => listSaid(read, rolloutId),
    isComplete: () => factsIn().isComplete,
    loosenables: [limit(factsIn, setFacts)],
  };
  const product = joinFeatures([...rolloutFeatures, feature, ...gatesFeatures]);
  const rollout = beginRollout(database, clock.now(), dice);
  const house = {
    bot: () => ({ database, app: { product } }),
    now: () => clock.now(),
    lives: () => 1,
  } as unknown as House;
  const context = () => contextOf({ database, product, now: clock.now() }, rollout);
  return {
    ...{ database, product, clock, dice, house, context, setFacts },
    facts: factsIn,
    rows: <T>(sql: string, ...given: unknown[]) => rows({ house }, sql, ...given) as T[],
    as(userId) {
      const held = rows<{ role: string }>(
        { house },
        'select role from rollout_roles where user_id = ?',
        userId,
      ).map(({ role }) => role);
      const acting = {
        ...{ workspaceId: rollout.workspaceId, userId, name: userId, timeZone: 'UTC' },
        ...{ rolloutId: rollout.id, roles: new Set(held as never[]), sight: 'inside' as const },
      };
      return { ...context(), acting, channelId: undefined };
    },
  };
}

let kept: Buffer | undefined;

/** An empty database with one table more. */
function openWithFacts(): Database {
  if (kept !== undefined) return openInMemory(kept);
  const { $client: client } = openInMemory();
  client.exec('create table drill_facts (value text not null)');
  client.prepare('insert into drill_facts values (?)').run(JSON.stringify(FIRST_FACTS));
  kept = client.serialize();
  client.close();
  return openInMemory(kept);
}

const plannedQuery = perDatabase(({ $client }) =>
  $client.prepare<[string], { number: number; on: string }>(
    `select number, intended_on as "on" from waves where rollout_id = ? and started_on is null
     order by number`,
  ),
);

/** The waves that have not started. */
function listPlanned({ database, rolloutId }: ReadContext) {
  return plannedQuery(database)
    .all(rolloutId)
    .map(({ number, on }) => {
      const gate: Gate = { kind: 'wave', rolloutId, wave: number, teamIds: [] };
      return { gate, opensOn: Temporal.PlainDate.from(on) };
    });
}
