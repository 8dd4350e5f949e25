import { describe, expect, it } from 'vitest';
import { findWorkingCalendar } from '../../../../src/features/teams/calendars/working-calendars.store.ts';
import { startSupportCopilot } from '../../../support/story.ts';

async function claims() {
  const world = await startSupportCopilot();
  const daniel = world.as('Daniel Brooks');
  await daniel.command('/rollout team edit Claims', { in: '#ai-rollout' });
  return { daniel, database: world.database, team: world.claims, world };
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

  it('is not changed by someone who neither leads nor manages it', async () => {
    const { world } = await claims();
    const answer = await world.as('Bao Nguyen').command('/rollout team edit Claims', {
      in: '#ai-rollout',
    });
    expect(answer.ephemeral?.text).toContain('can use `/rollout team edit`.');
    expect(answer.modal).toBeUndefined();
  });
});
