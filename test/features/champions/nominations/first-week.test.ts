import { describe, expect, it } from 'vitest';
import type { Champion } from '../../../../src/features/champions/champions/champion.ts';
import {
  type FirstWeekItem,
  itemsLeft,
  openItems,
} from '../../../../src/features/champions/nominations/first-week.ts';
import { TICK, tickValue } from '../../../../src/features/champions/nominations/first-week.view.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { pressFromHome, pressKept, sendFromHome } from '../../../support/press.ts';
import { nominate, startChampionWorld } from '../champions/champion-story.ts';

const on = (date: string) => Temporal.PlainDate.from(date);
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);
/** The button of one thing, wherever it was seen. */
const done = (champion: Champion, item: FirstWeekItem) => ({
  actionId: TICK,
  value: tickValue(champion, item),
  messageTs: '1799049600.000100',
  channel: 'D1',
});
const ticked = (...done: FirstWeekItem[]) => new Set(done);

describe('a first week', () => {
  it('has four things, and three for someone without a buddy', () => {
    expect(names(itemsLeft(ticked(), true))).toEqual(['hours', 'team', 'buddy', 'work']);
    expect(names(itemsLeft(ticked(), false))).toEqual(['hours', 'team', 'work']);
  });

  it('has left what is not ticked off, in its order', () => {
    expect(names(itemsLeft(ticked('team'), true))).toEqual(['hours', 'buddy', 'work']);
    expect(itemsLeft(ticked('work', 'team', 'hours'), false)).toEqual([]);
  });

  it('goes by the team’s working days: over the weekend and a holiday', () => {
    const calendar = { ...MONDAY_TO_FRIDAY, holidays: new Set(['2027-01-11']) };
    const due = openItems(on('2027-01-07'), itemsLeft(ticked(), true), calendar);
    expect(due.map(({ item, dueOn }) => `${item.name} ${dueOn}`)).toEqual([
      'hours 2027-01-08',
      'team 2027-01-12',
      'buddy 2027-01-13',
      'work 2027-01-15',
    ]);
  });
});

describe('the first week of a champion', () => {
  it('is done when all of it is, one thing after the other', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    await sendFromHome(world.as('Daniel Brooks'), 'Decide on the hours');
    await sendFromHome(world.as('Lena Hartmann'), 'Read and confirm');
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Read and decide');
    await mia.fill({ 'Your answer': 'Yes, I’ll take it on' });
    await mia.submit();
    await mia.close({ all: true });
    const { home } = await mia.openHome();
    const things = [
      'Block your champion hours',
      'Tell your team',
      'Talk with your buddy',
      'Sit with a colleague',
    ];
    const seen = (text = '') => things.filter((thing) => text.includes(thing));
    expect(seen(home?.text)).toEqual(things);
    expect(home?.text.match(/Your first week/g)).toHaveLength(1);
    await mia.press('Open the checklist');
    for (const [index] of things.entries()) {
      const list = (await mia.press('Done')).modal?.text ?? '';
      const done = things.filter((thing) => list.includes(`~${thing}`));
      expect(done).toEqual(things.slice(0, index + 1));
    }
    await mia.close({ all: true });
    expect((await mia.openHome()).home?.text).not.toContain('Your first week');
    const record = await world.as('Lena Hartmann').command('/rollout history');
    expect(record.text).toContain('did in their first week: Sit with a colleague');
  });

  it('has no more left to count than it showed, for a champion who has no buddy', async () => {
    const world = await startChampionWorld();
    const champion = putInOffice(world, world.claims, 'UMIA');
    const { home } = await world.as('Mia Chen').openHome();
    expect(home?.text).toContain('Tell your team');
    expect(home?.text).not.toContain('Talk with your buddy');
    const says: string[] = [];
    for (const item of ['hours', 'team', 'work'] as const) {
      says.push(await pressKept(world, 'Mia Chen', done(champion, item)));
    }
    expect(says[0]).toContain('2 things of your first week are left.');
    expect(says[1]).toContain('1 thing of your first week is left.');
    expect(says[2]).toContain('That was the last thing in your first week.');
  });

  it('is ticked off by the champion alone, only once, and not after the role has ended', async () => {
    const world = await startChampionWorld();
    const champion = putInOffice(world, world.claims, 'UMIA');
    const button = done(champion, 'hours');
    expect(await pressKept(world, 'Sofía Ramírez', button)).toContain(
      'Only the champion can tick off their own first week. Nothing was changed.',
    );
    expect(await pressKept(world, 'Mia Chen', button)).toContain('Done: Block your champion hours');
    expect(await pressKept(world, 'Mia Chen', button)).toContain(
      'You had already done this on Monday 4 January. Nothing was changed.',
    );
    const unknown = done({ ...champion, id: 'x' }, 'team');
    expect(await pressKept(world, 'Mia Chen', unknown)).toContain(
      'This belongs to a role that has ended, so nothing was changed.',
    );
  });

  it('is asked about for three weeks and then no longer', async () => {
    const world = await startChampionWorld();
    putInOffice(world, world.claims, 'UMIA');
    const home = async (date: string) => {
      world.workspace.clock.moveTo(Temporal.Instant.from(`${date}T12:00:00Z`));
      return (await world.as('Mia Chen').openHome()).home?.text;
    };
    expect(await home('2027-01-25')).toContain('Sit with a colleague');
    expect(await home('2027-01-26')).not.toContain('Sit with a colleague');
  });
});
