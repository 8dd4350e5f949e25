import { beforeEach, describe, expect, it } from 'vitest';
import { saveLeaving } from '../../../../src/features/champions/leaving/leaving.store.ts';
import { readinessObligations } from '../../../../src/features/expand/readiness/readiness.obligations.ts';
import { write } from '../../../../src/platform/database.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { saidOfTeams } from '../../../support/owed.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

/** Who is asked two weeks before the second pilot can start. */
function asked(): string[] {
  world.workspace.clock.moveTo(Temporal.Instant.from('2027-01-25T15:00:00Z'));
  const owed = saidOfTeams(readinessObligations, contextIn(world, world.rollout.id));
  return owed.map(({ text }) => text);
}

describe('the readiness questions', () => {
  it('are asked about no team that works with it already', () => {
    putInOffice(world, world.claims, 'UMIA');
    putInOffice(world, world.billing, 'UBAO');
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const texts = asked();
    expect(texts).toContain('Answer the readiness questions for *Billing*');
    expect(texts).not.toContain('Answer the readiness questions for *Claims*');
  });

  it('are asked about no team whose champion has gone before it asked to join', () => {
    const mia = putInOffice(world, world.claims, 'UMIA');
    expect(asked()).toContain('Answer the readiness questions for *Claims*');
    const at = world.now();
    const ended = { how: 'lapsed', cause: 'stepped-down', at, reason: 'New job' } as const;
    write(world.database, () => saveLeaving(world.database, { ...mia, ended }));
    expect(asked()).toEqual([]);
  });
});
