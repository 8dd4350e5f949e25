import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstWorkday,
  nextSlot,
  slotOf,
} from '../../../../src/features/telling/sponsor-months/sponsor-month.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { jumpTo } from '../../champions/champions/champion-story.ts';

const day = (typed: string) => Temporal.PlainDate.from(typed);

describe('the day of a sponsor’s page', () => {
  it('is the first of a month that is no Saturday and no Sunday', () => {
    const first = (month: string) => firstWorkday(Temporal.PlainYearMonth.from(month)).toString();
    expect(['2027-01', '2027-05', '2027-08'].map(first)).toEqual([
      ...['2027-01-01', '2027-05-03', '2027-08-02'],
    ]);
  });

  it('comes once for each month, whatever day it is asked on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), fc.boolean(), (days, isSent) => {
        const today = day('2026-11-28').add({ days });
        const next = nextSlot(today, (month) => isSent && month === slotOf(today).month);
        expect(next.on.dayOfWeek).toBeLessThan(6);
        expect(next.on.toPlainYearMonth().toString()).toBe(next.month);
        expect(Temporal.PlainDate.compare(next.on, today)).toBeGreaterThanOrEqual(0);
        if (isSent) expect(next.month > slotOf(today).month).toBe(true);
      }),
    );
  });
});

const pages = (world: World) =>
  world.database.$client
    .prepare<[], { key: string; payload: string }>(
      "select key, payload from outbox where key like 'sponsor-months.page:%'",
    )
    .all();

describe('a sponsor’s month', () => {
  it('is read by a lead first, who can add words and change none, and goes once by itself', async () => {
    const world = await startSupportCopilot();
    const lena = world.as('Lena Hartmann');
    const preview = await lena.command('/rollout sponsor');
    expect(preview.text).toContain('Ines Duarte will get this on Monday 1 February');
    expect(preview.text).toContain('*Is it working?* I do not know yet');
    await lena.press('Add your words');
    await lena.fill({ 'What is at risk?': 'Two champions leave in March <soon>' });
    expect((await lena.submit()).text).toContain('Saved.');
    await lena.close({ all: true });
    await jumpTo(world, '2027-01-31T12:00:00Z');
    expect(pages(world)).toEqual([]);
    await jumpTo(world, '2027-02-01T12:00:00Z');
    const [page, ...more] = pages(world);
    expect(more).toEqual([]);
    expect(page?.key).toMatch(/:2027-02:UINES$/);
    expect(page?.payload).toContain('I do not know yet');
    expect(page?.payload).toContain('Lena Hartmann: Two champions leave in March &lt;soon&gt;.');
    await jumpTo(world, '2027-02-20T12:00:00Z');
    expect(pages(world)).toHaveLength(1);
    expect((await world.as('Ines Duarte').command('/rollout sponsor')).text).toContain('1 March');
  });

  it('is a lead’s and a sponsor’s to see, and only a lead’s to add to', async () => {
    const world = await startSupportCopilot();
    const seen = await world.as('Ines Duarte').command('/rollout sponsor');
    expect(JSON.stringify(seen.ephemeral)).not.toContain('Add your words');
    expect((await world.as('Sofía Ramírez').command('/rollout sponsor')).text).toContain('Only');
  });

  it('is brought to a lead some days before it goes, until one of them has read it', async () => {
    const world = await startSupportCopilot();
    const asks = async (name: string) =>
      JSON.stringify((await world.as(name).openHome()).home).includes('Read what Ines Duarte');
    await jumpTo(world, '2027-01-26T09:00:00Z');
    expect(await asks('Lena Hartmann')).toBe(false);
    await jumpTo(world, '2027-01-28T09:00:00Z');
    expect(await asks('Lena Hartmann')).toBe(true);
    const sam = world.as('Sam Okafor');
    await sam.command('/rollout sponsor');
    await sam.press('Add your words');
    await sam.submit();
    expect(await asks('Lena Hartmann')).toBe(false);
  });
});
