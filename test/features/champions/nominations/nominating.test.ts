import { describe, expect, it } from 'vitest';
import {
  findBuddyId,
  listChampions,
} from '../../../../src/features/champions/champions/champions.store.ts';
import { heardBy } from '../../../support/news.ts';
import { keepNewsButton, pressFromHome, pressKept, sendFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { makeChampion, nominate, startChampionWorld } from '../champions/champion-story.ts';

describe('from a nomination to a champion in office', () => {
  it('asks the manager for hours, a lead for a yes, and the person at the end', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    expect(world.championsNow()).toEqual(['UMIA champion nominated']);
    const daniel = world.as('Daniel Brooks');
    expect((await daniel.openHome()).text).toContain(
      'Decide on protected hours for Mia Chen as champion of *Claims*',
    );

    const approved = await sendFromHome(daniel, 'Decide on the hours');
    expect(approved.text).toContain(
      'Done on Monday 4 January: Daniel Brooks approved 4 hours a week until Monday 5 July for Mia Chen',
    );
    expect(world.championsNow()).toEqual(['UMIA champion hours-approved']);

    await sendFromHome(world.as('Lena Hartmann'), 'Read and confirm');
    expect(world.championsNow()).toEqual(['UMIA champion confirmed']);
    expect((await world.as('Sam Okafor').openHome()).text).not.toContain('Confirm Mia Chen');

    const mia = world.as('Mia Chen');
    const onboarding = await pressFromHome(mia, 'Read and decide');
    expect(onboarding.modal?.text).toContain('What it is not');
    expect(onboarding.modal?.text).toContain('4 hours a week until Monday 5 July');
    await mia.fill({ 'Your answer': 'Yes, I’ll take it on' });
    const done = await mia.submit();
    expect(done.text).toContain('You are champion of *Claims*. Thank you.');
    expect(world.championsNow()).toEqual(['UMIA champion active']);
    expect(heardBy(world, world.as('Tom Albrecht'))).toContain(
      'Mia Chen said yes and is now champion of *Claims*.',
    );

    const told = listAudit(world.database, world.rollout.id, 4).map((row) => [
      row.says,
      row.isNews,
    ]);
    expect(told).toEqual([
      ['<@UMIA> is now champion of *Claims*.', 1],
      ['<@ULENA> confirmed <@UMIA> as champion of *Claims*.', 0],
      [
        '<@UDANIEL> approved 4 hours a week until Monday 5 July for <@UMIA> as champion of *Claims*.',
        0,
      ],
      ['<@UTOM> nominated <@UMIA> as champion of *Claims*.', 0],
    ]);
  });

  it('takes a volunteer the same way, and asks no lead when a lead nominated', async () => {
    const world = await startChampionWorld();
    const bao = world.as('Bao Nguyen');
    await bao.command('/champion volunteer');
    await bao.fill({ 'Why would you like to?': 'I did this for the last tool' });
    expect((await bao.submit()).text).toContain('You offered to be champion of *Billing*.');
    const sam = world.as('Sam Okafor');
    await sam.command('/champion nominate @Priya Raman Renewals');
    await sam.fill({ 'Why this person?': 'People ask her anyway' });
    await sam.submit();
    await sendFromHome(world.as('Vikram Subramanian'), 'Decide on the hours');
    expect(world.championsNow()).toEqual(['UBAO champion nominated', 'UPRIYA champion confirmed']);
  });

  it('gives the second champion a buddy from another team, and the first the lead who confirmed', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Tom Albrecht', 'Heike Sommer');
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    const [tom, mia] = listChampions(world.database, world.rollout.id);
    expect(findBuddyId(world.database, tom?.id ?? '')).toBe('USAM');
    expect(findBuddyId(world.database, mia?.id ?? '')).toBe('UTOM');
    expect(heardBy(world, world.as('Tom Albrecht'))).toContain(
      'Mia Chen is now champion of *Claims*, and you are their buddy',
    );
  });

  it('lets a manager approve other hours, and says what is wrong with them beside the field', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const daniel = world.as('Daniel Brooks');
    await pressFromHome(daniel, 'Decide on the hours');
    await daniel.fill({ 'Hours a week': 3, 'Last day': '2027-01-01' });
    expect((await daniel.submit()).errors).toEqual({
      'Last day': 'The last day comes before the first. Choose a later one.',
    });
    await daniel.fill({ 'Last day': '2027-06-30' });
    expect((await daniel.submit()).text).toContain('3 hours a week until Wednesday 30 June');
  });

  it('closes a nomination that the manager turns down, with the reason for both', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const daniel = world.as('Daniel Brooks');
    await pressFromHome(daniel, 'Decide on the hours', 'Say no instead');
    await daniel.fill({ 'Why not now?': 'Quarter end until March' });
    await daniel.submit();
    expect(world.championsNow()).toEqual(['UMIA champion not-approved']);
    for (const name of ['Mia Chen', 'Tom Albrecht'])
      expect(heardBy(world, world.as(name))).toContain('Quarter end until March');
    expect((await daniel.openHome()).text).not.toContain('[Decide on the hours]');
  });

  it('takes a no from the person at any time, without a reason', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    const mia = world.as('Mia Chen');
    await pressKept(world, 'Mia Chen', keepNewsButton(world, 'Mia Chen', 'Not for me'));
    expect((await mia.submit()).text).toContain('nothing more is asked of you');
    expect(world.championsNow()).toEqual(['UMIA champion declined']);
    expect(heardBy(world, world.as('Tom Albrecht'))).toContain(
      'Mia Chen decided not to be champion of *Claims* for now.',
    );
    expect(heardBy(world, mia)).not.toContain('[Not for me]');
  });
});

describe('a new champion’s first week', () => {
  it('is one thing on Home with a checklist, each point ticked off by its own champion', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    await sendFromHome(world.as('Daniel Brooks'), 'Decide on the hours');
    await sendFromHome(world.as('Lena Hartmann'), 'Read and confirm');
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Read and decide');
    await mia.fill({ 'Your answer': 'Yes, I’ll take it on' });
    await mia.submit();
    await mia.close({ all: true });
    const home = await mia.openHome();
    expect(home.text).toContain('Block your champion hours in your calendar');
    expect(home.text).toContain('Talk with your buddy, Lena Hartmann');
    await mia.press('Open the checklist');
    const after = await mia.press('Done');
    expect(after.modal?.text).toContain('~Block your champion hours in your calendar~');
    await mia.close({ all: true });
    const left = (await mia.openHome()).home?.text;
    expect(left).not.toContain('Block your champion hours in your calendar');
    const status = await mia.command('/rollout status');
    expect(status.text).toContain('1 of 4 teams has a champion.');
  });
});
