import { beforeEach, describe, expect, it } from 'vitest';
import { listAllowed } from '../../../../src/features/access/access/access-statuses.store.ts';
import { saveTick } from '../../../../src/features/access/manual-access/manual-access.store.ts';
import { findFlag } from '../../../../src/features/access/ofrep/ask-access.usecase.ts';
import { ensureFlagKeys } from '../../../../src/features/access/ofrep/ensure-flag-keys.usecase.ts';
import { listPauses } from '../../../../src/features/gates/pauses/pauses.store.ts';
import { findRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { newsOf } from '../../../support/news.ts';
import { stateIn } from '../../../support/requests.ts';
import {
  type SupportCopilotWorld,
  setUpRollout,
  startSupportCopilot,
} from '../../../support/story.ts';

const WHY = 'We buy another product and start over in autumn.';
const AGAIN = 'The other product fell through.';
const KEEP = 'People keep what they have, and nobody new gets it';
const END = 'Access ends today for everyone';

let world: SupportCopilotWorld;
const lena = () => world.as('Lena Hartmann');
const rollout = () => findRollout(world.database, world.rollout.id);
const heard = (name: string) => newsOf(world, world.as(name)).join('\n');
const flagOf = (target: string) => {
  const key = ensureFlagKeys(world.database).get(world.rollout.id) ?? '';
  return findFlag(stateIn(world), { key, target });
};

async function close(access: string, name = 'Lena Hartmann') {
  const person = world.as(name);
  const opened = await person.command('/rollout close');
  await person.fill({ 'Why is it closed?': WHY, 'What becomes of access?': access });
  const done = await person.submit();
  await person.close({ all: true });
  return { opened, done };
}

async function reopen(name = 'Lena Hartmann') {
  const person = world.as(name);
  const opened = await person.command('/rollout reopen');
  if (opened.modal === undefined) return { opened, done: opened };
  await person.fill({ 'Why is it reopened?': AGAIN });
  const done = await person.submit();
  await person.close({ all: true });
  return { opened, done };
}

beforeEach(async () => {
  world = await startSupportCopilot();
  await world.runDueJobs();
  expect(flagOf('UTOM')?.value).toBe(true);
});

describe('closing a rollout', () => {
  it('says beforehand who is told, what each outlet does and what is kept, and asks for a reason', async () => {
    const opened = await lena().command('/rollout close');
    expect(opened.modal?.text).toContain('The feature flag `support-copilot` goes on saying yes');
    expect(opened.modal?.text).toContain('says no for everyone from today');
    expect(opened.modal?.text).toContain('Who is told:');
    expect(opened.modal?.text).toContain('Everything is kept');
    await lena().fill({ 'Why is it closed?': 'xxxxxxxxxxxx', 'What becomes of access?': KEEP });
    const refused = await lena().submit();
    expect(Object.values(refused.errors ?? {}).join()).toContain('Say why in a sentence');
    expect(rollout()?.closedAt).toBeUndefined();
  });

  it('keeps access as it was that day, lets nobody new in, and tells everyone with a part in it', async () => {
    const { done } = await close(KEEP);
    expect(done.text).toContain('*Support copilot* is closed.');
    expect(rollout()?.closing).toEqual({ by: 'ULENA', reason: WHY, access: 'kept' });
    await world.runDueJobs();
    expect(flagOf('UTOM')?.value).toBe(true);
    expect(heard('Tom Albrecht')).toContain('You keep your access as it is.');
    expect(heard('Ines Duarte')).toContain('Nothing is waiting for you on it.');
    expect(world.workspace.messagesIn('ai-rollout').at(-1)?.text).toContain(WHY);
    await world.travel({ days: 60 });
    expect(flagOf('UTOM')?.value).toBe(true);
  });

  it('ends access in every outlet from that day on, and asks whoever keeps the list by hand', async () => {
    const { database } = world;
    write(database, () =>
      saveTick(database, world.rollout.id, {
        ...{ personId: 'UTOM' as UserId, given: true },
        ...{ by: 'ULENA' as UserId, at: world.now() },
      }),
    );
    await close(END, 'Ines Duarte');
    await world.runDueJobs();
    expect(flagOf('UTOM')?.value).toBe(false);
    expect(listAllowed(database, world.rollout.id)).toEqual([]);
    const urgent = world.as('Tom Albrecht').sees().text + heard('Tom Albrecht');
    expect(urgent).toContain('Your access ends today');
    const home = await lena().openHome();
    expect(home.home?.text).toContain('take it from 1 person');
    const list = await lena().press('Open the list');
    expect(list.modal?.text).toContain('Tom Albrecht');
  });

  it('asks nobody for anything and does nothing by itself, but for its record', async () => {
    await close(KEEP);
    const before = world.workspace.messagesIn('ai-rollout').length;
    await world.travel({ days: 30 });
    expect(world.workspace.messagesIn('ai-rollout')).toHaveLength(before);
    const due = await lena().command('/rollout due');
    expect(due.ephemeral?.text).toContain('was closed on Monday 4 January by Lena Hartmann');
    const add = await lena().command('/rollout team add');
    expect(add.ephemeral?.text).toContain('A lead can open it again with `/rollout reopen`.');
    const history = await lena().command('/rollout history');
    expect(history.text).toContain('closed *Support copilot*');
    const status = await world.as('Mia Chen').command('/rollout');
    expect(status.ephemeral?.text).toContain('People keep the access that they had on that day.');
    expect(await lena().openHome()).toBeDefined();
  });

  it('is for leads, sponsors and admins, and once', async () => {
    const refused = await world.as('Mia Chen').command('/rollout close');
    expect(refused.ephemeral?.text).toContain('Only a lead');
    await close(KEEP);
    const again = await lena().command('/rollout close');
    expect(again.ephemeral?.text).toContain('was closed on');
  });
});

describe('reopening a rollout', () => {
  it('goes on where it stood: dates move by the time it was closed, and access follows its rules again', async () => {
    await close(END);
    await world.travel({ days: 14 });
    const { opened, done } = await reopen();
    expect(opened.modal?.text).toContain(`Lena Hartmann: ${WHY}`);
    expect(done.text).toContain('is open again');
    expect(rollout()?.closedAt).toBeUndefined();
    expect(rollout()?.paused).toBeUndefined();
    expect(listPauses(world.database, world.rollout.id)).toHaveLength(1);
    await world.runDueJobs();
    expect(flagOf('UTOM')?.value).toBe(true);
    const record = await lena().command('/rollout history');
    expect(record.text).toContain('reopened *Support copilot*');
  });

  it('leaves a pause that was there before', async () => {
    await lena().command('/rollout pause The core system is down.');
    await world.travel({ days: 2 });
    await close(KEEP);
    await reopen();
    expect(rollout()?.paused?.reason).toBe('The core system is down.');
  });

  it('needs its name for itself, and something that was closed', async () => {
    const open = await lena().command('/rollout reopen');
    expect(open.ephemeral?.text).toContain('This rollout is open.');
    await close(KEEP);
    await setUpRollout(world, { 'Channel of the rollout': '#ai-wave-0' });
    await lena().command('/rollout reopen', { in: '#ai-rollout' });
    await lena().fill({ 'Why is it reopened?': AGAIN });
    const done = await lena().submit();
    expect(done.text).toContain('Another rollout with this name is under way.');
  });
});
