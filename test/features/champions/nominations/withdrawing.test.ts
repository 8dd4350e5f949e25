import { describe, expect, it } from 'vitest';
import { WITHDRAW } from '../../../../src/features/champions/nominations/nomination-withdrawn.view.ts';
import { keepButton, pressKept } from '../../../support/press.ts';
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
  return { ...keepButton(world, 'Daniel Brooks', 'Say no'), actionId: WITHDRAW };
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
    const daniel = world.as('Daniel Brooks').sees();
    expect(daniel.text).toContain(
      'Tom Albrecht withdrew the nomination of Mia Chen as champion of *Claims*. There is nothing left to do.',
    );
    expect(daniel.text).not.toContain('[Approve');
    const mia = world.as('Mia Chen').sees();
    expect(mia.text).toContain('Tom Albrecht withdrew your nomination as champion of *Claims*');
    expect(mia.text).not.toContain('[Not for me]');
  });

  it('tells a nominee who had been asked, and a manager who had approved, in a message of its own', async () => {
    const world = await startChampionWorld();
    const tom = await nominated(world);
    await world.as('Daniel Brooks').press('Approve 4 h a week');
    await world.as('Lena Hartmann').press('Confirm');
    await tom.press('Withdraw');
    const last = (name: string) => world.as(name).sees().messages.at(-1)?.text;
    expect(last('Mia Chen')).toContain('there is nothing for you to decide');
    expect(world.as('Mia Chen').sees().text).not.toContain('[Read and decide]');
    expect(last('Daniel Brooks')).toContain('Tom Albrecht withdrew the nomination of Mia Chen');
    expect(last('Lena Hartmann')).toContain('Tom Albrecht withdrew the nomination of Mia Chen');
  });

  it('writes nothing to a lead about the nomination that they took back themselves', async () => {
    const world = await startChampionWorld();
    const lena = world.as('Lena Hartmann');
    await lena.command('/champion nominate @Mia Chen');
    await lena.fill({ 'Why this person?': 'Everybody asks them already' });
    await lena.submit();
    const before = lena.sees().messages.length;
    await lena.press('Withdraw');
    expect(world.championsNow()).toEqual(['UMIA champion withdrawn']);
    expect(lena.sees().messages).toHaveLength(before);
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
    expect(world.as('Linh Tran').sees().text).toContain(
      'Bao Nguyen withdrew the offer to be champion of *Billing*. There is nothing left to do.',
    );
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
    await world.as('Daniel Brooks').press('Approve 4 h a week');
    await world.as('Lena Hartmann').press('Confirm');
    const mia = world.as('Mia Chen');
    await mia.press('Read and decide');
    await mia.fill({ 'Your answer': 'Yes, I’ll take it on' });
    await mia.submit();
    expect(await pressKept(world, 'Tom Albrecht', kept)).toContain(
      'Mia Chen is already champion of *Claims*. Nothing was changed.',
    );
    expect(world.championsNow()).toEqual(['UMIA champion active']);
  });
});
