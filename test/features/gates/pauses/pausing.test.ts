import { describe, expect, it } from 'vitest';
import { saveLeaving } from '../../../../src/features/champions/leaving/leaving.store.ts';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { heardBy } from '../../../support/news.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

async function start() {
  const world = await startSupportCopilot();
  const paused = () => findRollout(world.database, world.rollout.id)?.paused;
  const lena = world.as('Lena Hartmann');
  const { claims, billing } = world;
  return { world, claims, billing, paused, lena };
}

/** Who was told what since, by id: "CAIROLLOUT", "UMIA". */
function toldBy(world: World, phrase: string): string[] {
  const posted = world.workspace
    .calls('chat.postMessage')
    .filter((call) => String(call.arguments.text).includes(phrase))
    .map((call) => String(call.arguments.channel));
  const kept = world.database.$client
    .prepare('select person_id from personal_news where instr(message, ?) > 0')
    .pluck()
    .all(phrase) as string[];
  return [...posted, ...kept].sort();
}

describe('a pause of the rollout', () => {
  it('notifies the channel, leads, sponsors, champions, back-ups and managers, each once, and nobody else', async () => {
    const { world, claims, billing, lena } = await start();
    putInOffice(world, claims, 'UMIA');
    putInOffice(world, claims, 'USOFIA', { role: 'back-up' });
    putInOffice(world, billing, 'UBAO');
    const said = await lena.command('/rollout pause The incident comes first.');
    const people = [
      'UBAO',
      'UDANIEL',
      'UHEIKE',
      'UINES',
      'ULINH',
      'UMIA',
      'USAM',
      'USOFIA',
      'UVIKRAM',
    ];
    expect(toldBy(world, 'paused *Support copilot*')).toEqual(['CAIROLLOUT', ...people]);
    expect(said.text).toContain(
      'and 9 people who were waiting hear about it in their next message.',
    );
    expect(heardBy(world, world.as('Mia Chen'))).toContain('Why: The incident comes first.');
    expect(heardBy(world, world.as('Mia Chen'))).toContain('You don’t need to do anything now.');
    await world.travelTo(world.now().add({ hours: 1 }).toString());
    await lena.command('/rollout resume It is over.');
    expect(toldBy(world, '*Support copilot* has resumed.')).toEqual(['CAIROLLOUT', ...people]);
  });

  it('does not notify someone whose role has ended or who has left', async () => {
    const { world, claims, lena } = await start();
    const mia = putInOffice(world, claims, 'UMIA');
    write(world.database, () => {
      const ended = { how: 'withdrawn', cause: undefined, at: world.now(), reason: '' } as const;
      saveLeaving(world.database, { ...mia, ended });
    });
    await world.workspace.company.deactivates('Vikram Subramanian');
    await lena.command('/rollout pause The incident comes first.');
    const told = toldBy(world, 'paused *Support copilot*');
    expect(told).not.toContain('UMIA');
    expect(told).not.toContain('UVIKRAM');
    expect(told).toContain('ULINH');
  });

  it('stops the rollout until a lead goes on, and both are on the record', async () => {
    const { world, paused, lena } = await start();
    await lena.command('/rollout pause The incident comes first.');
    expect(paused()?.reason).toBe('The incident comes first.');
    const status = await world.as('Mia Chen').command('/rollout status');
    expect(status.text).toContain('Paused since Monday 4 January: The incident comes first.');
    const again = await world.as('Sam Okafor').command('/rollout pause Me too.');
    expect(again.text).toContain('Lena Hartmann already paused it, on Monday 4 January');
    expect(again.text).toContain('Nothing was changed.');
    const on = await world.as('Sam Okafor').command('/rollout resume It is over.');
    expect(on.text).toContain('*Support copilot* has resumed.');
    expect(paused()).toBeUndefined();
    const record = (await lena.command('/rollout history')).text;
    expect(record).toContain('paused *Support copilot*');
    expect(record).toContain('resumed *Support copilot*');
  });

  it('needs a lead, a reason, and a rollout that runs', async () => {
    const { world, paused, lena } = await start();
    for (const name of ['Mia Chen', 'Ines Duarte', 'Daniel Brooks']) {
      const refused = await world.as(name).command('/rollout pause I am the boss.');
      expect(refused.text).toContain('Nothing was changed.');
    }
    expect((await lena.command('/rollout pause')).text).toContain(
      'Say why, because the people waiting',
    );
    expect((await lena.command(`/rollout pause ${'x'.repeat(501)}`)).text).toContain(
      'The reason is too long: keep it under 500 characters.',
    );
    expect((await lena.command('/rollout resume It is over.')).text).toContain(
      'The rollout isn’t paused. Nothing was changed.',
    );
    expect(paused()).toBeUndefined();
    expect(toldBy(world, 'Support copilot* goes on')).toEqual([]);
  });

  it('says what someone typed as they typed it, and pings nobody by it', async () => {
    const { world, lena } = await start();
    await lena.command('/rollout pause <!channel> *stop*');
    const [first] = world.workspace
      .calls('chat.postMessage')
      .filter((call) => String(call.arguments.text).includes('paused *Support copilot*'));
    expect(String(first?.arguments.text)).not.toContain('<!channel>');
  });
});
