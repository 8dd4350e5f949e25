import { describe, expect, it } from 'vitest';
import { deliveriesObligations } from '../../../../src/features/telling/deliveries/deliveries.obligations.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { findClosedPlace } from '../../../../src/platform/outbox/closed-places.ts';
import { findOutboxRow } from '../../../../src/platform/outbox/outbox.ts';
import { listReachable } from '../../../../src/platform/slack/directory-reachable.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

const jumpTo = (world: SupportCopilotWorld, instant: string) => {
  world.workspace.clock.moveTo(Temporal.Instant.from(instant));
  return world.runDueJobs();
};

const owed = (world: SupportCopilotWorld) =>
  deliveriesObligations(contextIn(world, world.rollout.id)).map(({ personId, text, why }) => ({
    personId,
    text,
    why,
  }));

const digestOf = (world: SupportCopilotWorld, week: string) =>
  findOutboxRow(world.database, `digest:${world.rollout.id}:${week}`)?.state;

/** The bot is thrown out of the rollout's channel on the weekend before the digest. */
async function withoutItsChannel() {
  const world = await startSupportCopilot();
  await world.workspace.company.removesBot('#ai-rollout');
  await jumpTo(world, '2027-01-11T08:05:00Z');
  return world;
}

describe('a digest that Slack refuses', () => {
  it('is a lead’s to know of, once, with what mends it', async () => {
    const world = await withoutItsChannel();
    expect(digestOf(world, '2027-W02')).toBe('failed');
    expect(owed(world)).toEqual([
      {
        personId: 'ULENA',
        text: 'See why messages don’t reach #ai-rollout',
        why: 'The bot is not in #ai-rollout: type /invite @Groundswell there.',
      },
    ]);
    const lena = world.as('Lena Hartmann');
    const shown = await lena.command('/rollout deliveries failed', { in: '#general' });
    expect(shown.text).toContain('*#ai-rollout*, since');
    expect(shown.text).toContain('type /invite @Groundswell there');
    expect(shown.text).toContain('the weekly digest in #ai-rollout didn’t arrive');
  });

  it('is said when the bot is back within two days, and the lead’s list is clear again', async () => {
    const world = await withoutItsChannel();
    await jumpTo(world, '2027-01-12T15:00:00Z');
    await world.workspace.company.invitesBot('#ai-rollout');
    await world.flush();
    expect(digestOf(world, '2027-W02')).toBe('sent');
    expect(owed(world)).toEqual([]);
  });

  it('is not said any later, nor is one of the weeks before', async () => {
    const world = await withoutItsChannel();
    await jumpTo(world, '2027-01-18T08:05:00Z');
    await jumpTo(world, '2027-01-22T08:05:00Z');
    await world.workspace.company.invitesBot('#ai-rollout');
    await world.flush();
    expect([digestOf(world, '2027-W02'), digestOf(world, '2027-W03')]).toEqual([
      'failed',
      'failed',
    ]);
    await jumpTo(world, '2027-01-25T08:05:00Z');
    expect(digestOf(world, '2027-W04')).toBe('sent');
    // Its channel has heard of nothing yet, so it tells what the refused ones would have told.
    const row = findOutboxRow(world.database, `digest:${world.rollout.id}:2027-W04`);
    expect(JSON.stringify(row?.payload)).toContain('set up');
  });

  it('of an archived channel is said when it is unarchived', async () => {
    const world = await startSupportCopilot();
    await world.workspace.company.archives('#ai-rollout');
    await jumpTo(world, '2027-01-11T08:05:00Z');
    expect(digestOf(world, '2027-W02')).toBe('failed');
    await world.workspace.company.unarchives('#ai-rollout');
    await world.flush();
    expect(digestOf(world, '2027-W02')).toBe('sent');
  });
});

describe('what a lead decides about a place that refuses', () => {
  it('is to leave it, after which nobody is asked and it stays on the list', async () => {
    const world = await withoutItsChannel();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout deliveries', { in: '#general' });
    await lena.press('Leave it');
    expect(owed(world)).toEqual([]);
    const shown = await lena.command('/rollout deliveries', { in: '#general' });
    expect(shown.text).toContain('*#ai-rollout*, since');
  });

  it('or to have it tried again, which says what is still news', async () => {
    const world = await withoutItsChannel();
    const lena = world.as('Lena Hartmann');
    await lena.command('/rollout deliveries', { in: '#general' });
    await lena.press('Try again');
    expect(findClosedPlace(world.database, world.rollout.channelId)?.code).toBe('not_in_channel');
  });
});

describe('the deliveries of a rollout', () => {
  it('are a lead’s to see, page by page, and nobody else’s', async () => {
    const world = await startSupportCopilot();
    await jumpTo(world, '2027-01-11T10:00:00Z');
    const lena = world.as('Lena Hartmann');
    const first = await lena.command('/rollout deliveries sent', { in: '#ai-rollout' });
    expect(first.text).toContain('arrived.');
    const wrong = await lena.command('/rollout deliveries lost', { in: '#ai-rollout' });
    expect(wrong.text).toContain('add `waiting`, `held`, `failed` or `sent`');
    const mia = await world.as('Mia Chen').command('/rollout deliveries', { in: '#ai-rollout' });
    expect(mia.text).not.toContain('arrived.');
  });
});

describe('a person whom Slack does not let us write to', () => {
  it('is no longer planned for, until their account is open again', async () => {
    const world = await startSupportCopilot();
    const ids = ['UMIA' as UserId];
    expect(listReachable(world.database, ids)).toHaveLength(1);
    const { id: rolloutId, workspaceId } = world.rollout;
    world.database.$client
      .prepare(
        `insert into closed_places values ('UMIA', ?, ?, 'user_disabled', 'The account is deactivated.', 0, null)`,
      )
      .run(workspaceId, rolloutId);
    expect(listReachable(world.database, ids)).toHaveLength(0);
    await world.workspace.company.setsStatus('Mia Chen', { text: 'Here again' });
    await world.flush();
    expect(listReachable(world.database, ids)).toHaveLength(1);
  });
});
