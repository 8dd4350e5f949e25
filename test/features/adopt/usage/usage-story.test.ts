import { beforeEach, describe, expect, it } from 'vitest';
import { listWeeklyActions } from '../../../../src/features/adopt/person-weeks/person-weeks.store.ts';
import {
  changeUsageSettings,
  letGo,
  letLeaverGo,
} from '../../../../src/features/adopt/usage-retention/let-go.usecase.ts';
import { removeOff } from '../../../../src/features/adopt/usage-retention/remove-off.usecase.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { ownRequestIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
const FINN = 'UFINN' as UserId;
const TABLE = [
  'person,day,actions',
  'UFINN,2027-01-04,5',
  'UFINN,2027-01-05,6',
  'octo-tom,2027-01-04,7',
  'build-bot,2027-01-04,99',
].join('\n');

beforeEach(async () => {
  world = await startSupportCopilot({ now: '2027-01-11T08:00:00Z' });
});

const request = () => ownRequestIn(world, world.rollout);
const weeksOf = (id: UserId) =>
  (listWeeklyActions(world.database, world.rollout.id, [id]).get(id) ?? []).map((one) => [
    ...one.actions,
  ]);
const days = () => world.database.$client.prepare('select count(*) from usage_days').pluck().get();

async function paste(): Promise<unknown> {
  const lena = world.as('Lena Hartmann');
  await lena.command('/rollout usage');
  await lena.press('Paste a table');
  await lena.fill({ Table: TABLE });
  const seen = await lena.submit();
  await lena.close();
  return seen;
}

describe('usage in Slack', () => {
  it('is pasted by a lead, who reads what became of each row', async () => {
    const said = JSON.stringify(await paste());
    expect(said).toContain('4 rows of csv, 2027-01-04 to 2027-01-05: 4 new');
    expect(said).toContain('2 people nobody knows yet');
    expect(weeksOf(FINN)).toEqual([[11]]);
  });

  it('waits with whom nobody knows until a lead says who it is, or that it is nobody', async () => {
    await paste();
    const lena = world.as('Lena Hartmann');
    expect(JSON.stringify(await lena.command('/rollout usage'))).toContain('2 names');
    await lena.press('Say who they are');
    await lena.fill({ Person: 'Tom Albrecht' });
    await lena.submit();
    expect(weeksOf('UTOM' as UserId)).toEqual([[7]]);
    await lena.fill({ 'Or isn’t it a person?': ['It is a program or a test account'] });
    expect(JSON.stringify(await lena.submit())).toContain('Everyone in the usage is known.');
    await lena.close();
    expect(JSON.stringify(await lena.command('/rollout usage'))).not.toContain('nobody here knows');
  });

  it('is shown to each person alone, who may take it along and erase it for good', async () => {
    await paste();
    const finn = world.as('Finn Petersen');
    expect(JSON.stringify(await finn.command('/core me'))).toContain('2 days of use');
    expect(JSON.stringify(await finn.press('Show everything'))).toContain('csv,2027-01-05,6');
    await finn.command('/core me');
    await finn.press('Erase it');
    expect(JSON.stringify(await finn.command('/core me'))).toContain('Nothing is kept');
    expect(weeksOf(FINN)).toEqual([]);
    await paste();
    expect(weeksOf(FINN)).toEqual([]);
    expect(JSON.stringify(await world.as('Tom Albrecht').command('/core me'))).not.toContain(
      'Finn',
    );
  });

  it('is kept no longer than the rollout says: days first, weeks later', async () => {
    await paste();
    changeUsageSettings(request(), { keepDays: 35, keepWeeks: 26, placesOff: [] });
    await world.travel({ days: 40 });
    while (letGo(request())) expect(days()).toBe(0);
    expect([days(), weeksOf(FINN)]).toEqual([0, [[11]]]);
    await paste();
    expect(weeksOf(FINN)).toEqual([[11]]);
  });

  it('loses what is kept of people where nothing may be kept, and takes no more', async () => {
    await paste();
    changeUsageSettings(request(), { keepDays: 400, keepWeeks: 156, placesOff: ['Germany'] });
    expect(removeOff(request())).toBe(1);
    expect([days(), weeksOf(FINN)]).toEqual([2, []]);
    await paste();
    expect([days(), weeksOf(FINN)]).toEqual([2, []]);
  });

  it('keeps the weeks of somebody who leaves the company, and not the days', async () => {
    await paste();
    letLeaverGo(request(), FINN);
    expect([days(), weeksOf(FINN)]).toEqual([2, [[11]]]);
    await paste();
    expect(weeksOf(FINN)).toEqual([[11]]);
  });
});
