import { describe, expect, it } from 'vitest';
import { WITHDRAW } from '../../../../src/features/champions/nominations/nomination-withdrawn.view.ts';
import { newsOf } from '../../../support/news.ts';
import { keepHomeButton, pressFromHome, pressKept, sendFromHome } from '../../../support/press.ts';
import { listAudit } from '../../../support/record.ts';
import { type ChampionWorld, startChampionWorld } from '../champions/champion-story.ts';

/** Tom nominates Mia and still looks at the form that says who is asked. */
async function nominated(world: ChampionWorld) {
  const tom = world.as('Tom Albrecht');
  await tom.command('/champion nominate @Mia Chen');
  await tom.fill({ 'Why this person?': 'Everybody asks them already' });
  await tom.submit();
  return tom;
}

/** A button kept from when Mia was only nominated. */
async function oldButton(world: ChampionWorld) {
  await (await nominated(world)).close({ all: true });
  const button = await keepHomeButton(world.as('Daniel Brooks'), 'Decide on the hours');
  return { ...button, actionId: WITHDRAW };
}

const latestSays = (world: ChampionWorld) =>
  listAudit(world.database, world.rollout.id, 1).map((row) => [row.act, row.says]);

describe('withdrawing a nomination', () => {
  it('is one press where the form says who was asked, and leaves nobody anything to do', async () => {
    const world = await startChampionWorld();
    const tom = await nominated(world);
    const done = await tom.press('Withdraw');
    expect(done.modal?.text).toContain('You withdrew the nomination of Mia Chen');
    expect(world.championsNow()).toEqual(['UMIA champion withdrawn']);
    expect(latestSays(world)).toEqual([
      [
        'nominations.withdraw',
        '<@UTOM> withdrew the nomination of <@UMIA> as champion of *Claims*.',
      ],
    ]);
    expect((await world.as('Daniel Brooks').openHome()).text).not.toContain('Mia Chen');
    expect(newsOf(world, world.as('Mia Chen'))).toEqual([]);
  });

  it('tells a nominee who had been asked, and a manager who had approved', async () => {
    const world = await startChampionWorld();
    const tom = await nominated(world);
    await sendFromHome(world.as('Daniel Brooks'), 'Decide on the hours');
    await sendFromHome(world.as('Lena Hartmann'), 'Read and confirm');
    await tom.press('Withdraw');
    const last = (name: string) => newsOf(world, world.as(name)).at(-1);
    expect(last('Mia Chen')).toContain('there is nothing for you to decide');
    expect((await world.as('Mia Chen').openHome()).text).not.toContain('[Read and decide]');
    expect(last('Daniel Brooks')).toContain('Tom Albrecht withdrew the nomination of Mia Chen');
    expect(last('Lena Hartmann')).toContain('Tom Albrecht withdrew the nomination of Mia Chen');
  });

  it('writes nothing to a lead about the nomination that they took back themselves', async () => {
    const world = await startChampionWorld();
    const lena = world.as('Lena Hartmann');
    await lena.command('/champion nominate @Mia Chen');
    await lena.fill({ 'Why this person?': 'Everybody asks them already' });
    await lena.submit();
    await lena.press('Withdraw');
    expect(world.championsNow()).toEqual(['UMIA champion withdrawn']);
    expect(newsOf(world, lena)).toEqual([]);
  });

  it('is also offered to whoever tries to nominate the same person again, and to nobody else', async () => {
    const world = await startChampionWorld();
    const tom = await nominated(world);
    await tom.close({ all: true });
    const lena = await world.as('Lena Hartmann').command('/champion nominate @Mia Chen');
    expect(lena.text).toContain('Mia Chen is already nominated');
    expect(lena.text).not.toContain('[Withdraw]');
    expect((await tom.command('/champion nominate @Mia Chen')).text).toContain('[Withdraw]');
    const done = await tom.press('Withdraw');
    expect(done.text).toContain('You withdrew the nomination of Mia Chen');
    expect(world.championsNow()).toEqual(['UMIA champion withdrawn']);
  });

  it('takes back one’s own offer', async () => {
    const world = await startChampionWorld();
    const bao = world.as('Bao Nguyen');
    await bao.command('/champion volunteer');
    await bao.fill({ 'Why would you like to?': 'I did this for the last tool' });
    await bao.submit();
    expect((await bao.press('Withdraw')).modal?.text).toContain('Thank you for offering');
    expect((await world.as('Linh Tran').openHome()).text).not.toContain('Bao Nguyen');
    expect(latestSays(world)).toEqual([
      ['nominations.withdraw', '<@UBAO> withdrew the offer to be champion of *Billing*.'],
    ]);
  });

  it('is refused in a sentence to anybody else, and a second time', async () => {
    const world = await startChampionWorld();
    const kept = await oldButton(world);
    expect(await pressKept(world, 'Bao Nguyen', kept)).toContain(
      'Only Tom Albrecht, who nominated Mia Chen, can withdraw it. Nothing was changed.',
    );
    expect(world.championsNow()).toEqual(['UMIA champion nominated']);
    await pressKept(world, 'Tom Albrecht', kept);
    expect(await pressKept(world, 'Tom Albrecht', kept)).toContain(
      'The nomination of Mia Chen as champion of *Claims* was withdrawn. Nothing was changed.',
    );
    const acts = listAudit(world.database, world.rollout.id, 50).map((row) => row.act);
    expect(acts.filter((act) => act === 'nominations.withdraw')).toHaveLength(1);
  });

  it('is refused once the nominee said yes', async () => {
    const world = await startChampionWorld();
    const kept = await oldButton(world);
    await sendFromHome(world.as('Daniel Brooks'), 'Decide on the hours');
    await sendFromHome(world.as('Lena Hartmann'), 'Read and confirm');
    const mia = world.as('Mia Chen');
    await pressFromHome(mia, 'Read and decide');
    await mia.fill({ 'Your answer': 'Yes, I’ll take it on' });
    await mia.submit();
    expect(await pressKept(world, 'Tom Albrecht', kept)).toContain(
      'Mia Chen is already champion of *Claims*. Nothing was changed.',
    );
    expect(world.championsNow()).toEqual(['UMIA champion active']);
  });
});
