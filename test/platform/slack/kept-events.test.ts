import { setImmediate as nextTurn } from 'node:timers/promises';
import SqliteClient from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { ProductFeature } from '../../../src/features/contract/product-feature.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import type { EventDeclaration } from '../../../src/platform/slack/declarations.ts';
import { findPerson, isToBeAsked } from '../../../src/platform/slack/directory.ts';
import { goOnWithEvents, removeOldEvents } from '../../../src/platform/slack/kept-events.ts';
import { collectDeclarations } from '../../../src/platform/slack/registry.ts';
import { startRollout } from '../../support/story.ts';
import type { World } from '../../support/world.ts';

const MIA = 'UMIA' as UserId;
const isGone = (world: World) => findPerson(world.database, MIA)?.isDeactivated;

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

describe('an event that comes after a later one', () => {
  async function start() {
    const world = await startRollout();
    await world.as('Mia Chen').openHome();
    const { company, clock, world: practice } = world.workspace;
    const { delivery } = practice;
    let copies = 0;
    const later = () => clock.moveTo(clock.now().add({ minutes: 10 }));
    /** What Slack told last, to be told again as if it were another event. */
    const keep = () => {
      const told = delivery.history().at(-1)?.envelope.payload ?? {};
      copies += 1;
      return () => delivery.send('events_api', { ...told, event_id: `EvLATE${copies}` });
    };
    const ask = async () => {
      later();
      world.app.watch.begin();
      await world.app.watch.done();
    };
    return { world, company, later, keep, ask };
  }

  it('brings nobody back who has left, and Slack is asked', async () => {
    const { world, company, later, keep, ask } = await start();
    later();
    await company.setsStatus('Mia Chen', { text: 'Out sick' });
    const tellLate = keep();
    later();
    await company.deactivates('Mia Chen');
    await tellLate();
    expect(isGone(world)).toBe(true);
    await ask();
    expect(isGone(world)).toBe(true);
  });

  it('sends nobody away who is back, and what was missed in between is known a minute later', async () => {
    const { world, company, later, keep, ask } = await start();
    later();
    await company.deactivates('Mia Chen');
    const tellLate = keep();
    later();
    await company.reactivates('Mia Chen');
    await tellLate();
    expect(isGone(world)).toBe(false);
    expect(isToBeAsked(world.database, MIA)).toBe(true);
    await ask();
    expect([isGone(world), isToBeAsked(world.database, MIA)]).toEqual([false, false]);
  });

  it('cancels no question that is still to be asked', async () => {
    const { world, company, later, keep, ask } = await start();
    const [first, second] = ['Out sick', 'On vacation'];
    later();
    await company.setsStatus('Mia Chen', { text: first });
    const tellFirst = keep();
    later();
    await company.setsStatus('Mia Chen', { text: second });
    const tellSecond = keep();
    later();
    await company.deactivates('Mia Chen');
    await tellFirst();
    await tellSecond();
    expect([isGone(world), isToBeAsked(world.database, MIA)]).toEqual([true, true]);
    await ask();
    expect([isGone(world), isToBeAsked(world.database, MIA)]).toEqual([true, false]);
  });

  it('is of no interest where it says what is known', async () => {
    const { world, company, later, keep } = await start();
    later();
    await company.setsStatus('Mia Chen', { text: 'Out sick' });
    const tellTwice = keep();
    later();
    await tellTwice();
    expect(findPerson(world.database, MIA)?.statusText).toBe('Out sick');
    expect(isToBeAsked(world.database, MIA)).toBe(false);
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
