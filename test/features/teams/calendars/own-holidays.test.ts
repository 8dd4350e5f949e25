import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addHolidays } from '../../../../src/features/teams/calendars/calendars.cli.ts';
import { listDaysOffByPerson } from '../../../../src/features/teams/calendars/holidays.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';

const offOf = (world: World, userId: string) =>
  listDaysOffByPerson(world.database, [
    { userId: userId as UserId, timeZone: 'Europe/Berlin' },
  ]).get(userId as UserId);

async function importFile(world: World, name: string, text: string): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'groundswell-ics-')), 'site.ics');
  writeFileSync(file, text);
  const said: string[] = [];
  const program = new Command().exitOverride();
  addHolidays(program, {
    database: () => world.database,
    product: world.app.product,
    clock: world.workspace.clock,
    print: (line) => said.push(line),
  });
  await program.parseAsync(['holidays', 'import', file, '--place', name], { from: 'user' });
  return said.join('\n');
}

const SITE =
  'BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20270405\nSUMMARY:Plant day\nEND:VEVENT\nEND:VCALENDAR';

describe('which public holidays are mine', () => {
  it('are shown with the next ones, and chosen by each person for themselves', async () => {
    const world = await startSupportCopilot();
    await world.runDueJobs();
    const lena = world.as('Lena Hartmann');
    const asked = await lena.command('/rollout holidays', { in: '#ai-rollout' });
    expect(asked.modal?.text).toContain('public holidays of *Germany* are yours');
    await lena.fill({ 'Public holidays': 'Germany, Berlin' });
    await lena.submit();
    expect(offOf(world, 'ULENA')?.has('2027-03-08')).toBe(true);
    expect(offOf(world, 'USAM')?.has('2027-03-08')).toBe(false);
    await lena.command('/rollout holidays', { in: '#ai-rollout' });
    await lena.fill({ 'Public holidays': 'Its own country, by the time zone' });
    await lena.submit();
    expect(offOf(world, 'ULENA')?.has('2027-03-08')).toBe(false);
  });

  it('can be those of a site whose calendar the operator brought', async () => {
    const world = await startSupportCopilot();
    expect(await importFile(world, 'Plant 2', SITE)).toContain('1 day off of Plant 2');
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout holidays', { in: '#ai-rollout' });
    await lena.fill({ 'Public holidays': 'Plant 2' });
    await lena.submit();
    expect([...(offOf(world, 'ULENA') ?? [])]).toEqual(['2027-04-05']);
    await importFile(world, 'plant 2', SITE.replace('20270405', '20270406'));
    expect([...(offOf(world, 'ULENA') ?? [])]).toEqual(['2027-04-06']);
  });

  it('stay as they are when the file is none', async () => {
    const world = await startSupportCopilot();
    await expect(importFile(world, 'Plant 2', 'no calendar')).rejects.toThrow(
      'This is not a calendar file',
    );
    await expect(importFile(world, ' ', SITE)).rejects.toThrow('Name the place');
  });
});
