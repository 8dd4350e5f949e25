import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listSaid } from '../../../../src/features/champions/absences/absences.store.ts';
import { readAwayDates } from '../../../../src/features/champions/absences/away-dates.ts';
import { contextOf } from '../../../../src/platform/request.ts';
import { heardBy } from '../../../support/news.ts';
import { jumpTo, makeChampion, startChampionWorld } from '../champions/champion-story.ts';

const today = Temporal.PlainDate.from('2027-01-04');
const read = (typed: string) => {
  const dates = readAwayDates(typed, today);
  return dates && `${dates.fromOn} ${dates.toOn}`;
};

describe('the days that someone types', () => {
  it('are two dates, one day, or “until” a date', () => {
    expect(read('2027-02-01 2027-02-12')).toBe('2027-02-01 2027-02-12');
    expect(read('from 2027-02-01 to 2027-02-12')).toBe('2027-02-01 2027-02-12');
    expect(read('tomorrow')).toBe('2027-01-05 2027-01-05');
    expect(read('until 2027-01-15')).toBe('2027-01-04 2027-01-15');
    expect(read('today - 2027-01-06')).toBe('2027-01-04 2027-01-06');
  });

  it('are nothing at all when they are anything else', () => {
    for (const typed of ['', 'soon', '2027-02-30', '1 2 3', '2027-01-01 2027-01-02 2027-01-03'])
      expect(read(typed)).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const dates = readAwayDates(typed, today);
        return dates === undefined || dates.fromOn instanceof Temporal.PlainDate;
      }),
    );
  });
});

describe('a champion who is away', () => {
  it('says so in one line; the back-up knows, and a team without one is named', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    const mia = world.as('Mia Chen');
    const alone = await mia.command('/champion away 2027-02-01 2027-02-05');
    expect(alone.ephemeral?.text).toContain('*Claims* has nobody to stand in');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    const covered = await mia.command('/champion away 2027-03-01 2027-03-05');
    expect(covered.ephemeral?.text).toContain('questions go to Sofía Ramírez');
    expect(heardBy(world, world.as('Sofía Ramírez'))).toContain(
      'Mia Chen is away from Monday 1 March to Friday 5 March.',
    );
  });

  it('hears how to write the days, and that months away are a handover', async () => {
    const world = await startChampionWorld();
    const mia = world.as('Mia Chen');
    const say = async (typed: string) => (await mia.command(typed)).ephemeral?.text;
    expect(await say('/champion away soon')).toContain('Write the first and the last day');
    expect(await say('/champion away 2027-02-12 2027-02-01')).toContain(
      'The last day comes before the first.',
    );
    expect(await say('/champion away 2026-12-01 2026-12-24')).toContain('Those days have passed.');
    expect(await say('/champion away 2027-02-01 2027-06-01')).toContain('hand the role over');
    expect(listSaid(world.database, world.rollout.id)).toEqual([]);
  });

  it('can come back earlier with one command', async () => {
    const world = await startChampionWorld();
    const mia = world.as('Mia Chen');
    await mia.command('/champion away 2027-01-04 2027-01-15');
    await jumpTo(world, '2027-01-06T08:00:00Z');
    expect((await mia.command('/champion back')).ephemeral?.text).toContain(
      'Good to have you back',
    );
    expect(listSaid(world.database, world.rollout.id).map((one) => one.toOn.toString())).toEqual([
      '2027-01-05',
    ]);
    expect((await mia.command('/champion back')).ephemeral?.text).toContain('had you down as here');
  });

  it('is away all the same once they have left their office', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    const mia = world.as('Mia Chen');
    await mia.command('/champion away 2027-02-01 2027-02-05');
    await mia.command('/champion step-down');
    await mia.fill({ 'Why?': 'I change departments in February' });
    await mia.submit();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed']);
    const { database, rollout } = world;
    const look = { database, product: world.app.product, now: world.now() };
    const context = contextOf(look, rollout);
    const away = world.app.product.absences.flatMap((source) => source(context));
    expect(away.map(({ personId, toOn }) => [personId, toOn.toString()])).toEqual([
      ['UMIA', '2027-02-05'],
    ]);
  });

  it('may say so by their Slack status alone', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    const until = '2027-01-09T05:00:00Z';
    await world.workspace.company.setsStatus('Mia Chen', { text: 'On vacation', until });
    await world.flush();
    expect(heardBy(world, world.as('Sofía Ramírez'))).toContain(
      'Mia Chen is away from Monday 4 January to Friday 8 January.',
    );
    const receipt = await world.as('Hannah Weiss').command('/champion asked Who is here?');
    expect(receipt.ephemeral?.text).toContain('Your question went to Sofía Ramírez.');
  });
});
