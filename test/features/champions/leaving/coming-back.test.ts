import { describe, expect, it } from 'vitest';
import { comeBack, lapse } from '../../../../src/features/champions/champions/champion-step.ts';
import { heardBy } from '../../../support/news.ts';
import { listAudit } from '../../../support/record.ts';
import { jumpTo, makeChampion, nominate, startChampionWorld } from '../champions/champion-story.ts';

async function startWithBoth() {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  await world.workspace.company.deactivates('Mia Chen');
  await world.flush();
  expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA back-up active']);
  return world;
}

describe('a champion whose account was closed by mistake', () => {
  it('is champion again the moment it is open, and the leads and the back-up hear so', async () => {
    const world = await startWithBoth();
    world.workspace.clock.moveTo(world.now().add({ minutes: 1 }));
    await world.workspace.company.reactivates('Mia Chen');
    await world.flush();
    expect(world.championsNow()).toEqual(['UMIA champion active', 'USOFIA back-up active']);
    for (const name of ['Lena Hartmann', 'Sam Okafor', 'Sofía Ramírez']) {
      expect(heardBy(world, world.as(name))).toContain(
        'Mia Chen is champion of *Claims* again, as before: their Slack account was closed and is open again.',
      );
    }
    expect(heardBy(world, world.as('Mia Chen'))).toContain('Welcome back: you are champion of');
    expect((await world.as('Lena Hartmann').openHome()).text).not.toContain('Find a champion');
    expect(listAudit(world.database, world.rollout.id, 1).map(({ says }) => says)).toEqual([
      'Mia Chen is champion of *Claims* again: their Slack account is open again.',
    ]);
  });

  it('is champion again with the next look, where the event was lost', async () => {
    const world = await startWithBoth();
    world.database.$client.exec("update people set is_deactivated = 0 where user_id = 'UMIA'");
    await world.runDueJobs();
    expect(world.championsNow()).toEqual(['UMIA champion active', 'USOFIA back-up active']);
  });

  it('stays without the role once somebody else has it', async () => {
    const world = await startWithBoth();
    await world.as('Lena Hartmann').openHome();
    await world.as('Lena Hartmann').press('Make Sofía Ramírez champion');
    await world.workspace.company.reactivates('Mia Chen');
    await world.runDueJobs();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA champion active']);
  });

  it('stays without it when the grace of ten working days is over', async () => {
    const world = await startWithBoth();
    await jumpTo(world, '2027-01-20T09:00:00Z');
    await world.workspace.company.reactivates('Mia Chen');
    await world.runDueJobs();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA back-up active']);
  });

  it('goes on being nominated where the yes was still to come', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const before = world.championsNow();
    await world.workspace.company.deactivates('Mia Chen');
    expect(world.championsNow()).toEqual(['UMIA champion lapsed']);
    await world.workspace.company.reactivates('Mia Chen');
    expect(world.championsNow()).toEqual(before);
  });
});

describe('coming back', () => {
  const today = Temporal.PlainDate.from('2027-01-18');
  const at = Temporal.Instant.from('2027-01-11T08:00:00Z');
  const mia = {
    id: 'c1',
    rolloutId: 'r1' as never,
    teamId: 't1' as never,
    personId: 'UMIA' as never,
    role: 'champion' as const,
    nominated: { by: 'ULENA' as never, at, why: 'Helped everyone.' },
    hours: undefined,
    confirmed: { by: 'ULENA' as never, at },
    accepted: { by: 'UMIA' as never, at },
    ended: undefined,
  };
  const lost = lapse(mia, true, at, today) ?? mia;
  const steppedDown = {
    ...lost,
    ended: { how: 'lapsed', cause: 'stepped-down', at, reason: '' },
  } as const;
  const soon = { by: 'ULENA' as never, at, perWeek: 2, fromOn: today.subtract({ days: 9 }) };

  it.each([
    ['on the last day of grace', lost, [], today, mia],
    ['on the day after', lost, [], today.subtract({ days: 1 }), undefined],
    ['after stepping down', steppedDown, [], today, undefined],
    [
      'after hours that are over',
      { ...lost, hours: { ...soon, untilOn: today.subtract({ days: 1 }) } },
      [],
      today,
      undefined,
    ],
    [
      'beside a back-up',
      lost,
      [{ ...mia, id: 'c2', role: 'back-up', personId: 'UBAO' }],
      today,
      mia,
    ],
    [
      'beside another nominee',
      lost,
      [{ ...mia, id: 'c2', accepted: undefined, personId: 'UBAO' }],
      today,
      undefined,
    ],
    ['beside an earlier champion', lost, [{ ...lost, id: 'c2', personId: 'UBAO' }], today, mia],
    ['nominated once more', lost, [{ ...mia, id: 'c2', role: 'back-up' }], today, undefined],
    ['in another team', lost, [{ ...mia, id: 'c2', teamId: 't2' }], today, mia],
  ] as const)('%s', (_when, champion, others, graceUntil, back) => {
    expect(comeBack(champion as never, others as never, graceUntil, today)).toEqual(back);
  });
});
