import { describe, expect, it } from 'vitest';
import { listDifferingTeams } from '../../../../src/features/contract/team-obligations.store.ts';
import { contextIn } from '../../../support/requests.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';
import { answerPulse, PEOPLE, startPulse } from './pulse-office.ts';

const rows = (world: SupportCopilotWorld, table: string) =>
  world.database.$client.prepare(`select * from ${table}`).all() as Record<string, unknown>[];

/** Every word that is stored anywhere, as text. */
function everythingStored(world: SupportCopilotWorld): string {
  const { $client: client } = world.database;
  const tables = client
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like '\\_\\_%' escape '\\'",
    )
    .pluck()
    .all() as string[];
  return JSON.stringify(tables.map((name) => client.prepare(`select * from "${name}"`).all()));
}

describe('a pulse', () => {
  it('is answered by the buttons of the day’s message, one question after the other', async () => {
    const world = await startPulse();
    await world.travelTo('2027-01-06T23:00:00Z');
    const sofia = world.as('Sofía Ramírez');
    expect(sofia.sees().text).toContain('Pulse of *Claims*, 1 of 4: “I see what this is for');
    expect(sofia.sees().text).toContain('This is the first pulse');
    expect((await sofia.press('Mostly')).text).toContain('2 of 4: “I have a part');
    expect((await sofia.press('Not relevant for me yet')).text).toContain('3 of 4: “I know whom');
    const card = await sofia.press('No');
    expect(card.modal?.text).toContain('When you get stuck in *Claims*, these people');
    expect(card.modal?.text).toContain('Mia Chen, your champion');
    expect(card.modal?.text).toContain('rollout lead');
    await sofia.close({ all: true });
    expect(sofia.sees().text).toContain('4 of 4: “I know when not');
    expect((await sofia.press('Yes')).text).not.toContain('4 of 4');
    expect((await sofia.openHome()).text).not.toContain('Pulse of');
    await sofia.command('/rollout pulse');
    expect(sofia.sees().text).toContain('*You* have answered, thank you.');
  });

  it('tells a lead nothing until it closes, and then shares of five or more in words', async () => {
    const world = await startPulse();
    await jumpTo(world, '2027-01-04T09:00:00Z');
    for (const [at, name] of PEOPLE.entries())
      await answerPulse(world, name, [at < 7 ? 'Completely' : 'Partly', 'A little', 'Yes', 'No']);
    const lena = world.as('Lena Hartmann');
    const early = await lena.command('/rollout pulse');
    expect(early.text).toContain('takes answers until');
    expect(early.text).not.toContain('say so');
    await jumpTo(world, '2027-01-19T08:00:00Z');
    const page = (await lena.command('/rollout pulse')).text;
    expect(page).toContain('*Small teams together*');
    expect(page).toMatch(/what is different with it\. \*Most\* say so \(since 19 Jan/);
    expect(page).toMatch(/bring it into our work\. \*Few\* say so/);
    expect(page).toContain('I do not know yet what holds people back most');
    expect(page).not.toMatch(/\b[79] (of|people)\b/);
    expect((await world.as('Ines Duarte').command('/rollout pulse')).text).toContain(
      '*Few* say so',
    );
    expect((await world.as('Thao Le').command('/rollout pulse')).text).not.toContain('say so');
  });

  it('keeps no answer, no list of who was asked and no key once it has closed', async () => {
    const world = await startPulse();
    await jumpTo(world, '2027-01-04T09:00:00Z');
    for (const name of PEOPLE) await answerPulse(world, name, ['Mostly', 'Partly', 'Yes', 'No']);
    const teams = [world.claims, world.billing, world.renewals].map(({ id }) => id);
    expect(listDifferingTeams(contextIn(world, world.rollout.id), teams)).toEqual(new Set());
    const ballots = rows(world, 'pulse_ballots');
    expect(ballots).toHaveLength(PEOPLE.length);
    for (const ballot of ballots) {
      expect(Object.keys(ballot).sort()).toEqual([
        ...['cycle_id', 'name', 'rollout_id', 'sealed', 'team_id'],
      ]);
      const said = JSON.stringify(ballot);
      for (const name of PEOPLE) expect(said).not.toContain(`"${world.as(name).id}"`);
    }
    expect(new Set(ballots.map(({ sealed }) => String(sealed).length)).size).toBe(1);
    // Which button it was is nowhere: not in the record, in what was said, or in the notes of deliveries.
    const said = rows(world, 'inbox').map(({ key, answer }) => `${key} ${answer}`);
    expect(said.filter((one) => /press:[^ ]*#/.test(one))).toEqual([]);
    expect(
      rows(world, 'audit').filter(({ act }) => String(act).startsWith('pulses.')),
    ).toHaveLength(2);
    await jumpTo(world, '2027-01-19T08:00:00Z');
    expect(rows(world, 'pulse_ballots')).toEqual([]);
    expect(rows(world, 'pulse_asked')).toEqual([]);
    expect(rows(world, 'pulse_cycles')[0]).toMatchObject({ secret: null });
    const cells = rows(world, 'pulse_cells');
    expect(cells.map(({ item }) => item).sort()).toEqual(['limits', 'part', 'sense', 'whom']);
    expect(JSON.stringify(cells)).not.toMatch(/"U[A-Z]{3,}\\*"/);
    expect(everythingStored(world)).not.toContain('"answer":"4"');
  });

  it('begins with what the last one changed, and with a champion’s own words where they said some', async () => {
    const world = await startPulse();
    await jumpTo(world, '2027-01-04T09:00:00Z');
    for (const name of PEOPLE) await answerPulse(world, name, ['Mostly', 'Partly', 'Yes', 'No']);
    await jumpTo(world, '2027-01-19T10:00:00Z');
    const lena = world.as('Lena Hartmann');
    expect((await lena.openHome()).text).toContain('Say what changes because of the last pulse');
    await lena.press('Say what changes');
    await lena.fill({ 'In one sentence': 'Fridays from 2 to 4 are kept for trying it out.' });
    expect((await lena.submit()).text).toContain('The next pulse begins with it');
    await lena.close({ all: true });
    expect((await lena.openHome()).text).not.toContain('Say what changes');
    await jumpTo(world, '2027-02-01T08:00:00Z');
    await world.travelTo('2027-02-03T23:00:00Z');
    const sofia = world.as('Sofía Ramírez').sees().text;
    expect(sofia).toContain('Because of the last answers: Fridays from 2 to 4 are kept');
    expect(sofia).toContain('Pulse of *Claims*, 1 of 4: “I can do it in my daily work');
  });

  it('leaves people in peace who did not answer two of them, until they want to be asked', async () => {
    const world = await startPulse();
    for (const on of ['2027-01-04', '2027-01-19', '2027-02-01', '2027-02-15'])
      await jumpTo(world, `${on}T09:00:00Z`);
    const mia = world.as('Mia Chen');
    expect((await mia.command('/rollout pulse')).text).toContain('left two pulses unanswered');
    await jumpTo(world, '2027-03-01T08:00:00Z');
    expect(rows(world, 'pulse_asked')).toEqual([]);
    for (const name of PEOPLE.slice(0, 5)) {
      await world.as(name).command('/rollout pulse');
      await world.as(name).press('Ask me again');
    }
    await jumpTo(world, '2027-03-09T08:00:00Z');
    expect(rows(world, 'pulse_asked')).toHaveLength(5);
  });

  it('never asks somebody again who wants none, and forgets what they had answered', async () => {
    const world = await startPulse();
    await jumpTo(world, '2027-01-04T09:00:00Z');
    await answerPulse(world, 'Mia Chen', ['Mostly', 'Partly', 'Yes', 'No']);
    const mia = world.as('Mia Chen');
    await mia.command('/rollout pulse');
    await mia.press('Don’t ask me');
    expect(rows(world, 'pulse_ballots')).toEqual([]);
    await jumpTo(world, '2027-01-19T08:00:00Z');
    await jumpTo(world, '2027-02-01T08:00:00Z');
    expect(rows(world, 'pulse_asked').some(({ person_id: id }) => id === mia.id)).toBe(false);
    expect((await mia.command('/rollout pulse')).text).toContain(
      '*You* get no pulse, as you wanted',
    );
  });
});
