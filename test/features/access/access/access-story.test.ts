import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { accessEventsTable } from '../../../../src/features/access/access/access.table.ts';
import { saveHolidays } from '../../../../src/features/teams/teams/teams.store.ts';
import { verifyAudit } from '../../../../src/platform/audit/verify-record.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { certify } from '../../../support/certify.ts';
import { changeWave, rollBackIn, startWaveWith } from '../../../support/live-waves.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import type { World } from '../../../support/world.ts';
import { makeChampion } from '../../champions/champions/champion-story.ts';

async function start(now = '2027-01-04T08:00:00Z'): Promise<SupportCopilotWorld> {
  return await startSupportCopilot({ now });
}

/** Mia is the certified champion of Claims, Sofía its back-up; Claims goes live in wave 1. */
async function claimsLive(now?: string): Promise<SupportCopilotWorld> {
  const world = await start(now);
  await makeChampion(world, 'Mia Chen', 'Daniel Brooks');
  await makeChampion(world, 'Sofía Ramírez', 'Daniel Brooks', { as: 'backup' });
  startWaveWith(world, world.rollout, 1, [world.claims]);
  await world.runDueJobs();
  return world;
}

/** To a moment without the days in between, and what is due then. */
async function jump(world: World, instant: string): Promise<void> {
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));
  await world.runDueJobs();
}

/** "Claims access.granted", or with the person's id for a person, in the order in which they were told. */
function told(
  { database, rollout, claims }: SupportCopilotWorld,
  of: 'team' | 'people' = 'team',
): string[] {
  return database
    .select()
    .from(accessEventsTable)
    .where(eq(accessEventsTable.rolloutId, rollout.id))
    .orderBy(asc(accessEventsTable.sequence))
    .all()
    .map((one) => ({ ...one, personId: one.personId ?? undefined }))
    .filter((one) => one.teamId === claims.id && (one.personId === undefined) === (of === 'team'))
    .map((one) => (of === 'team' ? one.event : `${one.event} ${one.personId}`));
}

const ask = async (world: SupportCopilotWorld, by: string, about: string) =>
  (await world.as(by).command(`/rollout access ${about}`)).text;

describe('access through a team', () => {
  it('waits for the wave, then for the certificate, and says so', async () => {
    const world = await start();
    await makeChampion(world, 'Mia Chen', 'Daniel Brooks', { certified: false });
    expect(await ask(world, 'Mia Chen', '')).toContain('Claims is not in a wave yet.');
    startWaveWith(world, world.rollout, 1, [world.claims]);
    expect(await ask(world, 'Lena Hartmann', '@Mia Chen')).toContain(
      'Claims has no certified champion, and without one there is no access.',
    );
    certify(world, 'Mia Chen');
    const answer = await ask(world, 'Lena Hartmann', '@Mia Chen');
    expect(answer).toContain('*Mia Chen* has access to *Support copilot* through *Claims*.');
    expect(answer).toContain('*Why:* Claims is live and has a certified champion.');
    expect(told(world)).toEqual(['access.granted']);
    expect(told(world, 'people')).toContain('access.granted UMIA');
    expect(await ask(world, 'Kenji Watanabe', '')).toContain('you are not in any of its teams');
  });

  it('is kept through ten working days over a holiday and a change of the clocks, and frozen from the next midnight in New York', async () => {
    const world = await claimsLive('2027-03-04T15:00:00Z');
    // Claims has a day off on Wednesday 10 March; the clocks there change on Sunday 14 March.
    write(world.database, () => saveHolidays(world.database, world.claims.id, ['2027-03-10']));
    await jump(world, '2027-03-05T15:00:00Z');
    await world.workspace.company.deactivates('Mia Chen');
    const inGrace = await ask(world, 'Lena Hartmann', 'Claims');
    expect(inGrace).toContain(
      'in its grace period until Monday 22 March, without a certified champion',
    );
    expect(await ask(world, 'Hannah Weiss', '')).toContain('You have access');
    const sofia = await world.as('Sofía Ramírez').command('/rollout due');
    expect(sofia.text).toContain(
      'Stand in for *Claims*, and say whether you would be its champion',
    );
    await jump(world, '2027-03-23T03:59:00Z');
    expect(told(world)).toEqual(['access.granted']);
    await jump(world, '2027-03-23T04:00:00Z');
    expect(told(world)).toEqual(['access.granted', 'access.frozen']);
    const frozen = await ask(world, 'Hannah Weiss', '');
    expect(frozen).toContain('You have access');
    expect(frozen).toContain('the grace period ended on Monday 22 March');
    expect(told(world, 'people').sort()).toEqual([
      'access.granted UDANIEL',
      'access.granted UHANNAH',
      'access.granted UMIA',
      'access.granted USOFIA',
      'access.suspended UMIA',
    ]);
    expect(verifyAudit(world.database).kind).toBe('whole');
  });

  it('opens again at once when a new champion is certified', async () => {
    const world = await claimsLive();
    await world.workspace.company.deactivates('Mia Chen');
    await jump(world, '2027-02-01T15:00:00Z');
    expect(told(world)).toEqual(['access.granted', 'access.frozen']);
    await makeChampion(world, 'Hannah Weiss', 'Daniel Brooks');
    await world.travel({ minutes: 10 });
    expect(told(world)).toEqual(['access.granted', 'access.frozen', 'access.granted']);
  });

  it('gives nothing to someone who joins a frozen team, and takes it from someone who leaves', async () => {
    const world = await claimsLive();
    await world.workspace.company.deactivates('Mia Chen');
    await jump(world, '2027-02-01T15:00:00Z');
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout team edit Claims');
    await lena.fill({ 'People in the team': ['Sofía Ramírez', 'Kenji Watanabe'] });
    await lena.submit();
    await lena.close({ all: true });
    expect(await ask(world, 'Kenji Watanabe', '')).toContain('seat was given after the freeze');
    expect(await ask(world, 'Lena Hartmann', '@Hannah Weiss')).toContain(
      'is not in any of its teams',
    );
    expect(told(world, 'people')).toContain('access.suspended UHANNAH');
  });

  it('follows a roll-back step by step, and comes back when it is lifted', async () => {
    const world = await claimsLive();
    const by = 'ULENA' as UserId;
    const on = Temporal.PlainDate.from('2027-01-04');
    const reason = 'Two wrong letters went out';
    const { rollout, claims } = world;
    const keeps = ['UMIA' as UserId];
    rollBackIn(world, rollout, 1, claims, { step: 'narrow', on, by, reason, keeps });
    expect(await ask(world, 'Hannah Weiss', '')).toContain('You have no access');
    expect(await ask(world, 'Mia Chen', '')).toContain('You have access');
    rollBackIn(world, rollout, 1, claims, { step: 'suspend', on, by, reason, keeps: [] });
    expect(await ask(world, 'Mia Chen', '')).toContain('Two wrong letters went out');
    expect(await ask(world, 'Mia Chen', '')).toContain('You have no access');
    rollBackIn(world, rollout, 1, claims, undefined);
    expect(await ask(world, 'Hannah Weiss', '')).toContain('You have access');
    expect(told(world)).toEqual([
      'access.granted',
      'access.frozen',
      'access.suspended',
      'access.granted',
    ]);
  });

  it('lets no further team in during a pause, and leaves those that are live alone', async () => {
    const world = await claimsLive();
    const fromOn = Temporal.PlainDate.from('2027-01-04');
    await jump(world, '2027-01-06T15:00:00Z');
    await makeChampion(world, 'Bao Nguyen', 'Linh Tran', { certified: false });
    changeWave(world, world.rollout, 1, (wave) => ({
      teams: [...wave.teams, { teamId: world.billing.id, rollBack: undefined }],
      clock: { ...wave.clock, pauses: [{ fromOn, untilOn: undefined, reason: 'Incident' }] },
    }));
    certify(world, 'Bao Nguyen');
    const answer = await ask(world, 'Bao Nguyen', '');
    expect(answer).toContain(
      'Billing is ready to go live, but nothing new starts during the pause.',
    );
    expect(await ask(world, 'Hannah Weiss', '')).toContain('You have access');
  });
});
