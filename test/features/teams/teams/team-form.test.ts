import { afterEach, describe, expect, it } from 'vitest';
import { findWorkingCalendar } from '../../../../src/features/teams/calendars/working-calendars.store.ts';
import { setUpSupportCopilot } from '../../../support/story.ts';
import { startWorld, type World } from '../../../support/world.ts';

const world: { current: World | undefined } = { current: undefined };
afterEach(async () => {
  await world.current?.close();
  world.current = undefined;
});

async function claims() {
  const current = await startWorld();
  world.current = current;
  const story = await setUpSupportCopilot(current);
  const daniel = current.as('Daniel Brooks');
  await daniel.command('/rollout team edit Claims', { in: '#ai-rollout' });
  return { daniel, database: current.database, team: story.claims };
}

describe('what is known of a team', () => {
  it('has its days off, which its manager enters as dates', async () => {
    const { daniel, database, team } = await claims();
    await daniel.fill({ 'Local days off': '2027-07-05, 2027-01-18; 2027-07-05' });
    const saved = await daniel.submit();
    expect(saved.modal?.text).toContain('*Claims* is saved');
    const days = [...findWorkingCalendar(database, team.id).holidays].sort();
    expect(days).toEqual(['2027-01-18', '2027-07-05']);
  });

  it('takes no day that does not exist, and says which form a day has', async () => {
    const { daniel, database, team } = await claims();
    await daniel.fill({ 'Local days off': '2027-02-30' });
    const refused = await daniel.submit();
    expect(refused.errors).toEqual({
      'Local days off': 'Each of the days off must be a date such as 2027-02-15.',
    });
    expect(findWorkingCalendar(database, team.id).holidays.size).toBe(0);
  });

  it('is not changed by somebody who neither leads nor manages it', async () => {
    await claims();
    const answer = await world.current!.as('Bao Nguyen').command('/rollout team edit Claims', {
      in: '#ai-rollout',
    });
    expect(answer.ephemeral?.text).toContain('Nothing was changed.');
    expect(answer.modal).toBeUndefined();
  });
});
