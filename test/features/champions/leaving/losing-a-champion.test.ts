import { describe, expect, it } from 'vitest';
import { approveOverride } from '../../../support/approve-override.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { listAudit } from '../../../support/record.ts';
import { jumpTo, makeChampion, nominate, startChampionWorld } from '../champions/champion-story.ts';

describe('a champion who leaves', () => {
  it('is noticed the moment the account closes: the leads hear who could step in, the back-up stands in', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    await world.workspace.company.deactivates('Mia Chen');
    await world.flush();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA back-up active']);
    const lena = world.as('Lena Hartmann');
    expect(lena.sees().text).toContain(
      '*Claims* no longer has a champion. Mia Chen has left: their Slack account is closed.',
    );
    expect(world.as('Sofía Ramírez').sees().text).toContain(
      'As back-up, you’re the one it asks from now on.',
    );
    const home = await lena.openHome();
    expect(home.text).toContain('Find a champion for *Claims*');

    await lena.press('Make Sofía Ramírez champion');
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA champion active']);
    expect(world.as('Sam Okafor').sees().text).toContain(
      'Lena Hartmann made Sofía Ramírez champion of *Claims*.',
    );
    expect(world.as('Sofía Ramírez').sees().text).toContain(
      'Lena Hartmann made you champion of *Claims*: you were its back-up.',
    );
    expect(listAudit(world.database, world.rollout.id, 2).map((row) => row.says)).toEqual([
      '<@ULENA> made <@USOFIA>, the back-up, champion of *Claims*.',
      '*Claims* has lost its champion: Mia Chen has left: their Slack account is closed.',
    ]);
  });

  it('leaves a live team as long as access gives it, by the team’s calendar, in the message and in what is owed', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Tom Albrecht', 'Heike Sommer');
    await jumpTo(world, '2027-01-05T09:00:00Z');
    await world.workspace.company.deactivates('Tom Albrecht');
    await world.flush();
    const lena = world.as('Lena Hartmann');
    expect(lena.sees().text).toContain(
      'Everything stays as it is up to and including Tuesday 19 January; from the day after nobody new gets access.',
    );
    expect(lena.sees().text).toContain(
      'It has no back-up, so questions come to the leads until someone steps in.',
    );
    expect((await lena.openHome()).text).toContain(
      'It has had none since Tuesday 5 January. Everything stays as it is up to and including Tuesday 19 January',
    );
  });

  it('gives the same days on the day on which the champion came', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Tom Albrecht', 'Heike Sommer');
    await world.workspace.company.deactivates('Tom Albrecht');
    await world.flush();
    expect(world.as('Lena Hartmann').sees().text).toContain(
      'Everything stays as it is up to and including Tuesday 19 January',
    );
  });

  it('ends no access that an override keeps open longer, and says so', async () => {
    const world = await startChampionWorld();
    startWaveWith(world, world.rollout, 1, [world.claims]);
    approveOverride(world, 'certificates.every-champion', '2027-03-26');
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await jumpTo(world, '2027-01-06T09:00:00Z');
    await world.workspace.company.deactivates('Mia Chen');
    await world.flush();
    const lena = world.as('Lena Hartmann');
    const stays = 'Claims stays live under an override up to and including Friday 26 March.';
    expect(lena.sees().text).toContain(stays);
    expect((await lena.openHome()).text).toContain(stays);
    expect((await world.as('Hannah Weiss').command('/rollout access')).text).toContain(
      'live under an override up to and including Friday 26 March',
    );
  });

  it('is asked nothing more when only nominated, and neither is anyone about them', async () => {
    const world = await startChampionWorld();
    await nominate(world, 'Tom Albrecht', 'nominate @Mia Chen');
    await world.workspace.company.deactivates('Mia Chen');
    await world.flush();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed']);
    expect(world.as('Daniel Brooks').sees().text).toContain(
      'The nomination of Mia Chen for *Claims* is closed.',
    );
    expect(world.as('Daniel Brooks').sees().text).not.toContain('[Approve');
    expect(world.as('Lena Hartmann').sees().text).not.toContain('no longer has a champion');
  });
});

describe('hours that end', () => {
  it('end the role on the day after their last, and a renewal brings the same champion back', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks', { until: '2027-01-20' });
    await jumpTo(world, '2027-01-20T22:00:00Z');
    expect(world.championsNow()).toEqual(['UMIA champion active']);
    expect((await world.as('Daniel Brooks').openHome()).text).toContain(
      'Renew the hours of Mia Chen as champion of *Claims*, or let them end',
    );
    await jumpTo(world, '2027-01-20T23:30:00Z');
    expect(world.championsNow()).toEqual(['UMIA champion lapsed']);
    expect(world.as('Mia Chen').sees().text).toContain(
      'The approved hours of Mia Chen ended on Wednesday 20 January, so you are no longer champion of *Claims*.',
    );

    const sam = world.as('Sam Okafor');
    expect((await sam.press('Renew the hours')).text).toContain(
      'Only Daniel Brooks can approve these hours.',
    );
    const daniel = world.as('Daniel Brooks');
    await daniel.press('Renew the hours');
    await daniel.fill({ 'Last day': '2027-06-30' });
    await daniel.submit();
    expect(world.championsNow()).toEqual(['UMIA champion active']);
    expect(world.as('Mia Chen').sees().text).toContain('Daniel Brooks renewed your hours');
    expect(sam.sees().text).toContain('Mia Chen is champion of *Claims* again');
  });
});

describe('stepping down', () => {
  it('needs a reason, tells the leads, and says that a handover is kinder', async () => {
    const world = await startChampionWorld();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
    await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
    const mia = world.as('Mia Chen');
    expect((await mia.command('/champion step-down')).modal?.text).toContain(
      '`/champion handover` is kinder to the team',
    );
    expect((await mia.submit()).errors).toBeDefined();
    await mia.fill({ 'Why?': 'I change departments in February' });
    await mia.submit();
    expect(world.championsNow()).toEqual(['UMIA champion lapsed', 'USOFIA back-up active']);
    expect(world.as('Lena Hartmann').sees().text).toContain('I change departments in February');
    expect((await world.as('Bao Nguyen').command('/champion step-down')).text).toContain('Only');
  });
});
