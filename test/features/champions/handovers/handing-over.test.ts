import { describe, expect, it } from 'vitest';
import { listRunning } from '../../../../src/features/champions/handovers/handovers.store.ts';
import { heardBy } from '../../../support/news.ts';
import { keepHomeButton, pressFromHome, pressKept } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import {
  type ChampionWorld,
  jumpTo,
  makeChampion,
  startChampionWorld,
} from '../champions/champion-story.ts';

async function begin(): Promise<ChampionWorld> {
  const world = await startChampionWorld();
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  await world.as('Hannah Weiss').command('/champion asked Does it know our tariffs?');
  const mia = world.as('Mia Chen');
  await mia.command('/champion handover');
  await mia.fill({ 'What should they know about the team?': 'Letters are read twice.' });
  await mia.submit();
  return world;
}

describe('handing over', () => {
  it('goes through a list, both confirm, and the role changes hands without a gap', async () => {
    const world = await begin();
    const [mia, sofia] = [world.as('Mia Chen'), world.as('Sofía Ramírez')];
    const list = mia.sees().modal?.text;
    expect(list).toContain('Letters are read twice.');
    expect(list).toContain('• Does it know our tariffs?');
    expect(list).toContain('5 points left; then you both confirm.');
    for (let item = 0; item < 5; item += 1) await mia.press('Done');
    expect((await mia.press('Confirm')).modal?.text).toContain('You have confirmed.');
    await mia.close({ all: true });
    expect(world.championsNow()).toEqual(['UMIA champion active', 'USOFIA back-up active']);

    await pressFromHome(sofia, 'Open the handover');
    await sofia.press('Confirm');
    await sofia.close({ all: true });
    expect(world.championsNow()).toEqual(['UMIA champion handed-over', 'USOFIA champion active']);
    expect(heardBy(world, world.as('Lena Hartmann'))).toContain(
      'Mia Chen has handed *Claims* over to Sofía Ramírez, who is champion now.',
    );
    expect(listAudit(world.database, world.rollout.id, 1)[0]?.says).toBe(
      '<@UMIA> handed *Claims* over to <@USOFIA>, who is champion now.',
    );
    const desk = await sofia.command('/champion');
    expect(desk.text).toContain('“Does it know our tariffs?”');
    expect(desk.text).toContain('*Buddy:* Mia Chen');
  });

  it('is followed by a buddy month: two talks a week apart and one after a fortnight', async () => {
    const world = await begin();
    const [mia, sofia] = [world.as('Mia Chen'), world.as('Sofía Ramírez')];
    for (let item = 0; item < 5; item += 1) await mia.press('Done');
    await mia.press('Confirm');
    await mia.close({ all: true });
    await pressFromHome(sofia, 'Open the handover');
    await sofia.press('Confirm');
    await sofia.close({ all: true });
    const talk = 'Talk with Mia Chen about *Claims*';
    await sofia.openHome();
    await sofia.press('Open the checklist');
    for (let item = 0; item < 4; item += 1) await sofia.press('Done');
    await sofia.close({ all: true });
    expect((await sofia.openHome()).home?.text).not.toContain(talk);
    await jumpTo(world, '2027-01-11T15:00:00Z');
    expect((await sofia.openHome()).home?.text).toContain(talk);
    expect((await mia.openHome()).home?.text).toContain('Talk with Sofía Ramírez about *Claims*');
    await sofia.press('We’ve talked');
    expect((await mia.openHome()).home?.text).not.toContain('Talk with Sofía Ramírez');
    await jumpTo(world, '2027-01-18T15:00:00Z');
    expect((await sofia.openHome()).home?.text).toContain(talk);
  });

  it('can be called off by either, and then everything is as it was', async () => {
    const world = await begin();
    await world.as('Mia Chen').close({ all: true });
    const sofia = world.as('Sofía Ramírez');
    await pressFromHome(sofia, 'Open the handover');
    const ended = await sofia.press('Call it off');
    expect(ended.modal?.text).toContain('Mia Chen stays champion, Sofía Ramírez back-up.');
    expect(listRunning(world.database, world.rollout.id)).toEqual([]);
    expect(heardBy(world, world.as('Mia Chen'))).toContain('called off the handover of *Claims*');
  });

  it('refuses an early yes, a second handover, and needs a back-up in the first place', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    const mia = world.as('Mia Chen');
    const alone = await mia.command('/champion handover');
    expect(alone.ephemeral?.text).toContain('You need someone to hand over to first');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    const wrong = await mia.command('/champion handover @Hannah Weiss');
    expect(wrong.ephemeral?.text).toContain(
      'Hannah Weiss isn’t a back-up of *Claims*; Sofía Ramírez is.',
    );
    await mia.command('/champion handover');
    await mia.submit();
    expect(mia.sees().modal?.text).not.toContain('[Confirm]');
    await mia.close({ all: true });
    const again = await mia.command('/champion handover');
    expect(again.modal?.text).toContain('Mia Chen is handing *Claims* over to Sofía Ramírez.');
    expect(listRunning(world.database, world.rollout.id)).toHaveLength(1);
    const outsider = await world.as('Hannah Weiss').command('/champion handover');
    expect(outsider.ephemeral?.text).toContain('Only');
  });

  it('is over when one of the two leaves in the middle of it', async () => {
    const world = await begin();
    await world.as('Mia Chen').close({ all: true });
    const sofia = world.as('Sofía Ramírez');
    const open = await keepHomeButton(sofia, 'Open the handover');
    await world.workspace.company.deactivates('Mia Chen');
    await world.flush();
    expect(await pressKept(world, 'Sofía Ramírez', open)).toContain('This handover is over');
    expect((await sofia.openHome()).home?.text).not.toContain('Go through the handover');
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA back-up active']);
  });
});
