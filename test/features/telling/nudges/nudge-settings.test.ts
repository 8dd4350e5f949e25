import { describe, expect, it } from 'vitest';
import { findNudgeSettings } from '../../../../src/features/telling/nudges/nudge-settings.store.ts';
import { DEFAULT_SETTINGS } from '../../../../src/features/telling/nudges/nudge-settings.ts';
import {
  saveNudgeSettings,
  stopTopic,
} from '../../../../src/features/telling/nudges/save-nudge-settings.usecase.ts';
import type { Acting } from '../../../../src/platform/acting.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import type { Request } from '../../../../src/platform/request.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { noProduct } from '../../../support/requests.ts';
import { FENCE, nudgesOf, startWithChores } from './nudge-world.ts';

const start = async () => {
  const { world, work } = await startWithChores();
  return { world, work, mia: world.as('Mia Chen') };
};

const MIA = 'UMIA' as UserId;
const time = (text: string) => Temporal.PlainTime.from(text);
const on = (date: string) => Temporal.PlainDate.from(date);

describe('a person’s hours, days and topics', () => {
  const acting: Acting = {
    workspaceId: 'TBRIGHTWATER' as WorkspaceId,
    userId: MIA,
    name: 'Mia Chen',
    timeZone: 'Asia/Tokyo',
    rolloutId: undefined,
    roles: new Set(),
    sight: 'inside',
  };
  /** Already Tuesday 5 January in Tokyo. */
  const now = Temporal.Instant.from('2027-01-04T16:00:00Z');
  const requestOf = (database: Database, who: Acting): Request => ({
    database,
    now,
    product: noProduct,
    acting: who,
    channelId: undefined,
  });
  const save = (change: Partial<typeof DEFAULT_SETTINGS>, who = acting) => {
    const database = openInMemory();
    const outcome = saveNudgeSettings(requestOf(database, who), { ...DEFAULT_SETTINGS, ...change });
    const kept = findNudgeSettings(database, MIA);
    database.$client.close();
    return { outcome, kept };
  };

  it('are the usual ones until someone changes theirs', () => {
    const database = openInMemory();
    expect(findNudgeSettings(database, MIA)).toEqual(DEFAULT_SETTINGS);
    database.$client.close();
  });

  it('are kept as they were chosen, over midnight too', () => {
    const night = { from: time('22:00'), until: time('02:00'), weekdays: [6, 7] };
    const { outcome, kept } = save(night);
    expect(outcome.kind).toBe('saved');
    expect(kept).toEqual({ ...DEFAULT_SETTINGS, ...night });
  });

  it('need an hour, a day and a place, and are not kept otherwise', () => {
    const problemOf = (...given: Parameters<typeof save>) => {
      const { outcome, kept } = save(...given);
      expect(kept).toEqual(DEFAULT_SETTINGS);
      return outcome.kind === 'hours' ? outcome.problem.kind : outcome.kind;
    };
    expect(problemOf({ from: time('13:00'), until: time('13:59') })).toBe('too-short');
    expect(problemOf({ weekdays: [] })).toBe('no-working-day');
    expect(problemOf({}, { ...acting, timeZone: 'Moon/Base' })).toBe('unknown-time-zone');
    expect(save({ from: time('13:00'), until: time('14:00') }).outcome.kind).toBe('saved');
  });

  it('may be quiet from today on, by the day at the person’s place, and not in the past', () => {
    expect(save({ quietUntilOn: on('2027-01-05') }).outcome.kind).toBe('saved');
    expect(save({ quietUntilOn: on('2027-01-04') }).outcome.kind).toBe('quiet-in-the-past');
  });

  it('lose one topic at a press, once, and nothing else', () => {
    const database = openInMemory();
    const request = requestOf(database, acting);
    saveNudgeSettings(request, { ...DEFAULT_SETTINGS, weekdays: [3] });
    stopTopic(request, { topic: 'questions' });
    stopTopic(request, { topic: 'questions' });
    const kept = stopTopic(request, { topic: 'training' });
    expect(kept).toEqual({
      ...DEFAULT_SETTINGS,
      weekdays: [3],
      stoppedTopics: ['questions', 'training'],
    });
    expect(findNudgeSettings(database, MIA)).toEqual(kept);
    expect(findNudgeSettings(database, 'UBAO' as UserId)).toEqual(DEFAULT_SETTINGS);
    database.$client.close();
  });
});

describe('/rollout settings', () => {
  it('keeps quiet until a day, says so, and writes again on the next', async () => {
    const { world, work, mia } = await start();
    work.owe(FENCE);
    await mia.command('/rollout settings');
    await mia.fill({ 'No messages up to and including': '2027-01-06' });
    expect((await mia.submit()).modal?.text).toContain(
      'No messages up to and including Wednesday 6 January.',
    );
    await mia.close({ all: true });
    await world.travelTo('2027-01-08T00:00:00Z');
    expect(nudgesOf(world, 'UMIA').map(({ at }) => at.slice(0, 10))).toEqual(['2027-01-07']);
  });

  it('shows what was chosen the last time, and a topic can be asked for again', async () => {
    const { mia, world } = await start();
    await mia.command('/rollout settings');
    await mia.fill({ 'Not before': '13:00', 'No messages about': ['Chores'] });
    expect((await mia.submit()).modal?.text).toContain('No messages about chores.');
    await mia.close({ all: true });
    await world.restart();
    await mia.command('/rollout settings');
    const again = await mia.submit();
    expect(again.modal?.text).toContain('I write between 13:00 and 16:30 your time');
    expect(again.modal?.text).toContain('No messages about chores.');
  });

  it('says what is wrong where it is wrong, and keeps what was', async () => {
    const { mia, world } = await start();
    await mia.command('/rollout settings');
    await mia.fill({ 'No messages up to and including': '2027-01-03' });
    expect((await mia.submit()).errors).toEqual({
      'No messages up to and including': 'This day has passed. Choose today or a later day.',
    });
    expect(findNudgeSettings(world.database, MIA)).toEqual(DEFAULT_SETTINGS);
  });

  it('are a person’s own: nobody changes another one’s', async () => {
    const { mia, world, work } = await start();
    work.owe(FENCE);
    work.owe({ ...FENCE, personId: 'USOFIA' });
    await world.as('Sofía Ramírez').command('/rollout settings');
    await world.as('Sofía Ramírez').fill({ 'No messages up to and including': '2027-01-20' });
    await world.as('Sofía Ramírez').submit();
    await world.as('Sofía Ramírez').close({ all: true });
    await world.travelTo('2027-01-05T00:00:00Z');
    expect(nudgesOf(world, 'UMIA')).toHaveLength(1);
    expect(nudgesOf(world, 'USOFIA')).toHaveLength(0);
    expect(findNudgeSettings(world.database, MIA)).toEqual(DEFAULT_SETTINGS);
    expect((await mia.openHome()).home?.text).toContain('Paint the fence');
  });
});
