import { setImmediate as nextTurn } from 'node:timers/promises';
import SqliteClient from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import type { EventDeclaration } from '../../../src/platform/slack/declarations.ts';
import { findPerson } from '../../../src/platform/slack/directory.ts';
import { goOnWithEvents, removeOldEvents } from '../../../src/platform/slack/kept-events.ts';
import { collectDeclarations } from '../../../src/platform/slack/registry.ts';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

const isGone = (world: World) => findPerson(world.database, 'UMIA' as UserId)?.isDeactivated;

const countKept = (world: World) =>
  world.database.$client.prepare('select count(*) from kept_events').pluck().get();

/** Holds the database as another process would, until it is let go. */
function held(world: World): () => void {
  const other = new SqliteClient(world.database.$client.name);
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
}

describe('an event', () => {
  it('is stored, with what follows, before Slack hears that it arrived', async () => {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    const { delivery } = world.workspace.world;
    const told = world.workspace.company.deactivates('Mia Chen');
    while (delivery.history().at(-1)?.acknowledged !== true) await nextTurn();
    expect(isGone(world)).toBe(true);
    await told;
  });

  it('that cannot be stored is not acknowledged, and done when it comes again', async () => {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    const letGo = held(world);
    const told = world.workspace.company.deactivates('Mia Chen');
    const { delivery } = world.workspace.world;
    const attempts = () =>
      delivery.history().filter(({ envelope }) => envelope.type === 'events_api').length;
    const before = attempts();
    while (attempts() === before) await nextTurn();
    expect(isGone(world)).toBe(false);
    letGo();
    await told;
    expect(isGone(world)).toBe(true);
  });
});

describe('an event that breaks on a mistake of ours', () => {
  let isBroken = true;
  const fragile: EventDeclaration = {
    event: 'user_change',
    run() {
      if (isBroken) throw new Error('broken on purpose');
    },
  };
  const feature: ProductFeature = { name: 'fragile', events: [fragile] };

  async function start() {
    isBroken = true;
    const world = await startRollout({ moreFeatures: [feature] });
    await world.as('Mia Chen').openHome();
    await world.workspace.company.deactivates('Mia Chen');
    const { product } = world.app;
    const goOn = () =>
      goOnWithEvents({
        database: world.database,
        product,
        clock: world.workspace.clock,
        registry: collectDeclarations([feature]),
        afterCommit: () => {},
        log: silentLog,
      });
    return { world, goOn };
  }

  it('is kept whole, and carried out when the mistake is mended', async () => {
    const { world, goOn } = await start();
    expect([countKept(world), isGone(world)]).toEqual([1, false]);
    world.workspace.clock.moveTo(world.now().add({ hours: 1 }));
    expect([goOn(), countKept(world), isGone(world)]).toEqual([0, 1, false]);
    isBroken = false;
    expect([goOn(), countKept(world)]).toEqual([0, 1]);
    world.workspace.clock.moveTo(world.now().add({ hours: 1 }));
    expect([goOn(), countKept(world), isGone(world)]).toEqual([1, 0, true]);
  });

  it('gives way to a later one about the same person', async () => {
    const { world, goOn } = await start();
    isBroken = false;
    await world.workspace.company.reactivates('Mia Chen');
    world.workspace.clock.moveTo(world.now().add({ hours: 1 }));
    expect([goOn(), countKept(world), isGone(world)]).toEqual([0, 0, false]);
  });

  it('is forgotten after a week', async () => {
    const { world } = await start();
    removeOldEvents(world.database, world.now().add({ hours: 24 * 7 }));
    expect(countKept(world)).toBe(1);
    removeOldEvents(world.database, world.now().add({ hours: 24 * 7, seconds: 1 }));
    expect(countKept(world)).toBe(0);
  });
});
