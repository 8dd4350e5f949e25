import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../src/features/teams/teams/teams.store.ts';
import { dateAt } from '../../src/platform/calendar.ts';
import { type Database, write } from '../../src/platform/database.ts';
import { rememberAsHeard, rememberToday } from '../../src/platform/day-mark.ts';
import type { RolloutId, TeamId } from '../../src/platform/ids.ts';
import { remember } from '../../src/platform/remember.ts';
import { contextOf, type ReadContext } from '../../src/platform/request.ts';
import { findName } from '../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { openInMemory } from '../support/fresh-database.ts';
import { noProduct } from '../support/requests.ts';
import { savePersonNamed } from './person-named.ts';

const R1 = 'R1' as RolloutId;
const BERLIN = 'Europe/Berlin';
const KOLKATA = 'Asia/Kolkata';
let database: Database;

beforeEach(() => {
  database = openInMemory();
  const context = { ...aTeam().context, timeZone: KOLKATA };
  write(database, () => {
    addRollout(database, aRollout({ id: R1, timeZone: BERLIN, pilotTeamId: 'T1' as TeamId }));
    const at = Temporal.Instant.from('2027-01-01T00:00:00Z');
    addTeam(database, aTeam({ id: 'T1' as TeamId, rolloutId: R1, context }), at);
  });
});
afterEach(() => database.$client.close());

const lookAt = (now: Temporal.Instant) =>
  contextOf({ database, product: noProduct, now }, { id: R1, timeZone: BERLIN });

/** How parts may rest on each other: each kind of memory, and what is asked for at the bottom. */
const kinds = ['day', 'now', 'place', 'name', 'heard', 'heard', 'heard'] as const;
type Tree = { kind: (typeof kinds)[number]; under: readonly Tree[] };
const above = (under: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
  fc.record({ kind: fc.constantFrom(...kinds), under: fc.array(under, { maxLength: 2 }) });
const leaf = fc.record({ kind: fc.constantFrom(...kinds), under: fc.constant([]) });
const tree = above(above(above(leaf)));

function say(look: ReadContext, { kind, under }: Tree, key: string): string {
  const parts = (own: ReadContext) =>
    under.map((one, index) => say(own, one, `${key}.${index}`)).join();
  const { database: store } = look;
  if (kind === 'heard') return rememberAsHeard(look, key, (told) => `(${parts(told)})`);
  if (kind === 'day') return `${look.today} ${parts(look)}`;
  if (kind === 'now') return `${minuteOf(look)} ${parts(look)}`;
  if (kind === 'name')
    return `${remember(store, 'name', () => findName(store, 'UMIA'))} ${parts(look)}`;
  const place = () => dateAt(look.now, KOLKATA).toString();
  return `${rememberToday(look, `${key} place`, place)} ${parts(look)}`;
}

const minuteOf = ({ now }: ReadContext) => now.toString().slice(0, 16);

it('what is kept of a moment is what a computation from scratch says, however parts rest on each other', () => {
  const step = fc.record({
    seconds: fc.constantFrom(0, 20, 60, 3600, 5 * 3600, 86_400, -40, -7200),
    rename: fc.boolean(),
    trees: fc.constantFrom([0], [1], [0, 1], [1, 0]),
  });
  let runs = 0;
  fc.assert(
    fc.property(
      fc.tuple(tree, tree),
      fc.array(step, { minLength: 3, maxLength: 10 }),
      (trees, steps) => {
        runs += 1;
        const run = `run ${runs}`;
        let now = Temporal.Instant.from('2027-01-04T17:59:30Z');
        for (const [index, one] of steps.entries()) {
          now = now.add({ seconds: one.seconds });
          if (one.rename) savePersonNamed(database, `Mia ${run} ${index}`);
          for (const which of one.trees) {
            const about = { kind: 'heard' as const, under: [trees[which]!] };
            const kept = say(lookAt(now), about, `${run} ${which}`);
            const scratch = say(lookAt(now), about, `scratch ${run} ${which} ${index}`);
            expect(kept).toBe(scratch);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});
