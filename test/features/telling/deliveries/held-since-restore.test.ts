import { describe, expect, it } from 'vitest';
import { deliveriesObligations } from '../../../../src/features/telling/deliveries/deliveries.obligations.ts';
import { findOutboxRow } from '../../../../src/platform/outbox/outbox.ts';
import { noteRestore } from '../../../../src/platform/outbox/restores.ts';
import { listAudit } from '../../../support/record.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const digest = (world: SupportCopilotWorld, week: string) =>
  findOutboxRow(world.database, `digest:${world.rollout.id}:${week}`)?.state;

const moveTo = (world: SupportCopilotWorld, instant: string) =>
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));

const owed = (world: SupportCopilotWorld) =>
  deliveriesObligations(contextIn(world, world.rollout.id)).map(({ text, why }) => ({ text, why }));

const posted = (world: SupportCopilotWorld) =>
  world.workspace.messagesIn('#ai-rollout').filter(({ text }) => text.includes('Week 2 of'));

/** A copy of Sunday is put in place on Monday at noon; Monday's digest was posted at nine by what is set aside. */
async function restoredOnMonday() {
  const world = await startSupportCopilot();
  moveTo(world, '2027-01-11T11:00:00Z');
  noteRestore(world.database, world.now());
  await world.runDueJobs();
  return world;
}

describe('after a restore', () => {
  it('what was due in between is held, and a lead is asked', async () => {
    const world = await restoredOnMonday();
    expect(digest(world, '2027-W02')).toBe('held');
    expect(posted(world)).toEqual([]);
    const [first] = owed(world);
    expect(first?.text).toMatch(/^Send or drop \d+ messages? of \*Support copilot\*$/);
    expect(first?.why).toContain(
      'My database was put back (Monday 11 January, 12:00) from a copy (Monday 4 January, 09:00)',
    );
  });

  it('a lead sends it, once', async () => {
    const world = await restoredOnMonday();
    const lena = world.as('Lena Hartmann');
    const seen = await lena.command('/rollout deliveries held');
    expect(seen.ephemeral?.text).toContain('for a lead’s word.');
    expect(seen.ephemeral?.text).toContain('the weekly digest in #ai-rollout');
    await lena.press('Send all 6');
    expect(digest(world, '2027-W02')).toBe('sent');
    expect(posted(world)).toHaveLength(1);
    expect(owed(world)).toEqual([]);
    expect(listAudit(world.database, world.rollout.id, 1)[0]?.says).toBe(
      '<@ULENA> had 6 messages sent that had been held back since the restore.',
    );
  });

  it('a lead drops it, and it is never said', async () => {
    const world = await restoredOnMonday();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout deliveries held');
    const told = await lena.press('Drop all 6');
    expect(told.text).toContain('6 messages are dropped and won’t be sent. Nothing else waits.');
    expect(digest(world, '2027-W02')).toBe('cancelled');
    await world.runDueJobs();
    expect([posted(world), owed(world)]).toEqual([[], []]);
  });

  it('what falls due later is said as ever', async () => {
    const world = await restoredOnMonday();
    moveTo(world, '2027-01-18T08:05:00Z');
    await world.runDueJobs();
    expect(digest(world, '2027-W03')).toBe('sent');
    expect(digest(world, '2027-W02')).toBe('held');
  });

  it('nobody but a lead decides', async () => {
    const world = await restoredOnMonday();
    const told = await world.as('Mia Chen').command('/rollout deliveries held');
    expect(told.ephemeral?.text).toContain('lead');
    expect(digest(world, '2027-W02')).toBe('held');
  });
});
