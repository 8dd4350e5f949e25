import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/platform/audit/verify-record.ts';
import { pressFromHome } from '../../../support/press.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo, proof, startGateWorld } from '../../gates/gates/gate-world.ts';
import { ask } from '../../gates/overrides/override-world.ts';

/** A rollout with an override, a changed threshold, a freeze, a pause and an opened gate on its record. */
async function eventfulWorld(): Promise<World> {
  const evidence = proof();
  const running = await startGateWorld(evidence);
  const lena = running.as('Lena Hartmann');
  await ask(running);
  await pressFromHome(running.as('Ines Duarte'), 'Read and decide', 'Approve');
  await lena.command('/rollout gate edit');
  await lena.fill({
    'Have the teams written down what they do?': '1',
    'Why the change': 'One team only.',
  });
  await lena.submit();
  await lena.close({ all: true });
  await lena.command('/rollout freeze 2027-01-09 2027-01-10 inventory');
  await running.as('Sam Okafor').command('/rollout pause the model is down <!channel>');
  await running.as('Sam Okafor').command('/rollout resume it is up again');
  await jumpTo(running, '2027-01-11T09:00:00Z');
  await lena.command('/rollout gate open');
  await lena.submit();
  await lena.close({ all: true });
  return running;
}

describe('the history of a rollout', () => {
  it('tells in words who decided what, when and why, pinging nobody', async () => {
    const running = await eventfulWorld();
    const seen = await running.as('Ines Duarte').command('/rollout history');
    expect(seen.text).toContain('*Monday 11 January*');
    expect(seen.text).toMatch(
      /\d\d:\d\d {2}Lena Hartmann opened the gate to the infrastructure build, with an override in force\./,
    );
    expect(seen.text).toContain(
      'Ines Duarte approved the override of the gate to the infrastructure build that Lena Hartmann asked for.',
    );
    expect(seen.text).toContain('_Why: the model is down <!channel>_');
    expect(JSON.stringify(seen.ephemeral?.message.blocks)).not.toMatch(/<@U|<!channel>/);
  });

  it('pages back to the first entry', async () => {
    const running = await eventfulWorld();
    const sam = running.as('Sam Okafor');
    await sam.command('/rollout history');
    const older = await sam.press('Show older entries');
    expect(older.text).toContain('Older entries of *Support copilot*');
    expect(older.text).toContain('Lena Hartmann set up *Support copilot*');
    expect(older.text).not.toContain('[Show older entries]');
  });

  it('can be asked for one person or one thing', async () => {
    const running = await eventfulWorld();
    const lena = running.as('Lena Hartmann');
    const ofInes = await lena.command('/rollout history @Ines Duarte');
    expect(ofInes.text).toContain('about what Ines Duarte did or was part of');
    expect(ofInes.text).not.toContain('paused');
    const ofFreezes = await lena.command('/rollout history freeze');
    expect(ofFreezes.text).toContain(
      'declared a freeze from Saturday 9 January to Sunday 10 January',
    );
    expect((await lena.command('/rollout history zebra')).text).toContain(
      'Nothing is on the record of *Support copilot* about “zebra”',
    );
    expect((await lena.command("/rollout history 100%_'")).text).toContain(
      'Nothing is on the record',
    );
  });

  it('is for leads, sponsors and admins', async () => {
    const running = await eventfulWorld();
    expect((await running.as('Sofía Ramírez').command('/rollout history')).text).toContain(
      'Only a lead',
    );
  });
});

describe('the record under the history', () => {
  it.each([
    ['update', "update audit set reason = 'because' where sequence = 4", 'Row 4 was changed'],
    [
      'update of who',
      "update audit set actor = 'USAM' where act = 'overrides.approve'",
      'was changed after',
    ],
    ['delete', "delete from audit where act = 'overrides.approve'", 'is missing'],
  ])('names the row after an %s by hand', async (_how, statement, says) => {
    const running = await eventfulWorld();
    expect(verifyAudit(running.database).kind).toBe('whole');
    const client = running.database.$client;
    expect(() => client.exec(statement)).toThrow();
    const triggers = client.prepare("select name from sqlite_master where type = 'trigger'").all();
    for (const { name } of triggers as { name: string }[]) client.exec(`drop trigger "${name}"`);
    client.exec(statement);
    const verdict = verifyAudit(running.database);
    expect(verdict).toMatchObject({ kind: 'broken', says: expect.stringContaining(says) });
  });
});

it('finds words whatever their case and accents, and as people read them', async () => {
  const running = await eventfulWorld();
  await running.as('Sam Okafor').command('/rollout freeze 2027-02-01 2027-02-02 Équipe R&D');
  const lena = running.as('Lena Hartmann');
  for (const words of ['équipe', 'EQUIPE', 'equipe', 'r&d', 'Équipe R&D']) {
    expect((await lena.command(`/rollout history ${words}`)).text).toContain('Équipe R&D');
  }
  expect((await lena.command('/rollout history équipage')).text).not.toContain('Équipe');
});
