import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saveAccessStatus } from '../../../../src/features/access/access/access-statuses.store.ts';
import { getDrift } from '../../../../src/features/access/manual-access/drift.store.ts';
import {
  findLastTick,
  saveTick,
} from '../../../../src/features/access/manual-access/manual-access.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

type Tick = { id: string; given: boolean; at?: string; by?: string };

function tick(
  { database, rollout }: SupportCopilotWorld,
  { id, given, at = '2027-01-04T08:00:00Z', by = 'ULENA' }: Tick,
): void {
  const stamp = { by: by as UserId, at: Temporal.Instant.from(at) };
  write(database, () =>
    saveTick(database, rollout.id, { personId: id as UserId, given, ...stamp }),
  );
}

function decide(
  { database, rollout, claims, now }: SupportCopilotWorld,
  { id, allowed, teamId = claims.id }: { id: string; allowed: boolean; teamId?: typeof claims.id },
): void {
  const state = allowed ? 'live' : 'waiting';
  const status = { teamId, personId: id as UserId, state, allowed } as const;
  write(database, () => saveAccessStatus(database, rollout.id, status, now()));
}

describe('drift', () => {
  it('is what is decided and not done, and what is done and no longer decided', async () => {
    const world = await startSupportCopilot();
    for (const id of ['UMIA', 'UTOM']) decide(world, { id, allowed: true });
    tick(world, { id: 'UTOM', given: true });
    tick(world, { id: 'UBAO', given: true });
    tick(world, { id: 'UDUC', given: false });
    expect(getDrift(world.database, world.rollout.id)).toEqual({
      toGive: ['UMIA'],
      toTake: ['UBAO'],
    });
  });

  it('after whatever was decided and ticked off is the difference of the two lists', async () => {
    const world = await startSupportCopilot();
    const id = fc.constantFrom('UMIA', 'UBAO', 'UTOM', 'UDUC', 'UANA');
    const acts = fc.array(
      fc.oneof(
        fc.record({ id, allowed: fc.boolean(), inBilling: fc.boolean() }),
        fc.record({ id, given: fc.boolean() }),
      ),
      { maxLength: 20 },
    );
    const [allowed, given] = [new Set<string>(), new Set<string>()];
    fc.assert(
      fc.property(acts, (drawn) => {
        for (const act of drawn) {
          if ('given' in act) {
            tick(world, act);
            if (act.given) given.add(act.id);
            else given.delete(act.id);
          } else {
            const teamId = act.inBilling ? world.billing.id : world.claims.id;
            decide(world, { ...act, teamId });
            if (act.allowed) allowed.add(`${act.id} ${teamId}`);
            else allowed.delete(`${act.id} ${teamId}`);
          }
          const people = new Set([...allowed].map((one) => one.split(' ')[0] ?? ''));
          expect(getDrift(world.database, world.rollout.id)).toEqual({
            toGive: [...people.difference(given)].sort(),
            toTake: [...given.difference(people)].sort(),
          });
        }
      }),
    );
  });
});

describe('the person who keeps the list', () => {
  it('is the one who ticked something off last, and not the one who began with it', async () => {
    const world = await startSupportCopilot();
    const keeper = () => findLastTick(world.database, world.rollout.id)?.by;
    expect(keeper()).toBeUndefined();
    tick(world, { id: 'UTOM', given: true, by: 'USAM', at: '2027-01-11T08:00:00Z' });
    tick(world, { id: 'UMIA', given: true, by: 'ULENA', at: '2027-01-04T08:00:00Z' });
    expect(keeper()).toBe('USAM');
    tick(world, { id: 'UMIA', given: false, by: 'ULENA', at: '2027-01-12T08:00:00Z' });
    expect(keeper()).toBe('ULENA');
  });
});
