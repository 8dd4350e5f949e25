import { describe, expect, it } from 'vitest';
import { listChampions } from '../../../../src/features/champions/champions/champions.store.ts';
import { keepNewsButton, pressFromHome, pressKept, sendFromHome } from '../../../support/press.ts';
import { nominate, startChampionWorld } from '../champions/champion-story.ts';

describe('what a nomination refuses', () => {
  it('says why someone cannot be nominated, before anything is typed', async () => {
    const world = await startChampionWorld();
    const tom = world.as('Tom Albrecht');
    const answer = async (typed: string) => (await tom.command(typed)).ephemeral?.text;
    expect(await answer('/champion nominate')).toContain('Name the person with an @');
    expect(await answer('/champion nominate @Jonas Weber Claims')).toContain(
      'Jonas Weber no longer has an active account here.',
    );
    expect(await answer('/champion nominate @Bao Nguyen Claims')).toContain(
      'Bao Nguyen is not in *Claims*',
    );
    expect(await answer('/champion nominate @Mia Chen Clams')).toContain(
      'There is no team called "Clams". I know Billing, Claims, Customer Care Hamburg and Renewals.',
    );
    expect(await answer('/champion nominate @Yuki Tanaka')).toContain(
      'Yuki Tanaka is not in any team of this rollout yet',
    );
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    expect(await answer('/champion nominate @Mia Chen')).toContain(
      'Mia Chen is already nominated as champion of *Claims*. Nothing was changed.',
    );
    expect(world.championsNow()).toEqual(['UMIA champion nominated']);
  });

  it('keeps the form open when someone else was quicker', async () => {
    const world = await startChampionWorld();
    const finn = world.as('Finn Petersen');
    await finn.command('/champion nominate @Sofía Ramírez');
    await finn.fill({ 'Why this person?': 'She asks good questions' });
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const refused = await finn.submit();
    expect(refused.errors?.As).toContain(
      'Mia Chen has already been nominated as champion of Claims.',
    );
    await finn.fill({ As: 'Back-up' });
    await finn.submit();
    expect(world.championsNow()).toEqual(['UMIA champion nominated', 'USOFIA back-up nominated']);
  });

  it('never lets anyone approve their own hours: the leads are asked for a manager', async () => {
    const world = await startChampionWorld();
    const daniel = world.as('Daniel Brooks');
    await daniel.command('/champion volunteer');
    await daniel.fill({ 'Why would you like to?': 'Nobody else is free' });
    expect((await daniel.submit()).text).toContain('Lena Hartmann or Sam Okafor has been asked');
    await daniel.close({ all: true });
    expect((await daniel.openHome()).text).not.toContain('Decide on the hours');
    const champion = listChampions(world.database, world.rollout.id)[0];
    const sam = world.as('Sam Okafor');
    await sendFromHome(sam, 'Decide on the hours');
    const late = (await world.as('Lena Hartmann').openHome()).text;
    expect(late).not.toContain('Decide on the hours');
    expect(champion?.hours).toBeUndefined();
    expect(world.championsNow()).toEqual(['UDANIEL champion hours-approved']);
  });

  it('answers a stale or foreign button with how things stand, and a doubled press once', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const daniel = world.as('Daniel Brooks');
    await pressFromHome(daniel, 'Decide on the hours', 'Say no instead');
    const modalOfLate = daniel;
    const id = listChampions(world.database, world.rollout.id)[0]?.id;
    await pressKept(world, 'Mia Chen', keepNewsButton(world, 'Mia Chen', 'Not for me'));
    await world.as('Mia Chen').submit();
    await modalOfLate.fill({ 'Why not now?': 'Too late anyway' });
    expect((await modalOfLate.submit()).text).toContain(
      'Mia Chen decided not to be champion of *Claims*, so this is closed. Nothing was changed.',
    );
    expect(listChampions(world.database, world.rollout.id).map((one) => one.id)).toEqual([id]);
  });
});
