import { describe, expect, it } from 'vitest';
import { waveObligations } from '../../../../src/features/waves/waves/waves.obligations.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { contextIn } from '../../../support/requests.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';
import { onTheDay, planSecondPilot } from './second-pilot.ts';

/** A wave that was to start today and has not. */
function planForToday(world: SupportCopilotWorld, number: number): void {
  startWaveWith(world, world.rollout, number, [world.claims]);
  changeWave(world, world.rollout, number, ({ clock }) => ({
    clock: { ...clock, startedOn: undefined },
    startedAt: undefined,
    startedBy: undefined,
  }));
}

const owedIn = (world: SupportCopilotWorld) => waveObligations(contextIn(world, world.rollout.id));

describe('the start that a lead owes', () => {
  it('is another one for each wave, so that an answer about one says nothing of the next', async () => {
    const world = await startSupportCopilot();
    planForToday(world, 1);
    planForToday(world, 2);
    const keys = owedIn(world)
      .filter(({ personId }) => personId === 'ULENA')
      .map(({ key }) => key);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(2);
  });

  it('holds up that wave, which the digest names', async () => {
    const world = await startSupportCopilot();
    planForToday(world, 2);
    expect(owedIn(world)[0]?.blocks).toEqual({ kind: 'wave', number: 2 });
  });
});

describe('the decision about a start', () => {
  it('never asks for a start that the gate refuses: it names another day and what is missing', async () => {
    const world = await planSecondPilot();
    onTheDay(world);
    const asked = () => owedIn(world)[0];
    expect(asked()?.text).toBe('Start wave 0, or replan it');
    const { database, claims } = world;
    const end = `update champions set ended_how = 'withdrawn', ended_at = ? where team_id = ?`;
    database.$client.prepare(end).run(world.now().epochMilliseconds, claims.id);
    expect(asked()?.text).toBe('Move wave 0 to Monday 15 February, or ask for an override');
    expect(asked()?.why).toContain('It can’t start today: ');
    expect(asked()?.why).toContain('1 of 2 teams');
    expect(asked()?.settle.label).toBe('See what is missing');
    const digest = await world.as('Lena Hartmann').command('/rollout digest');
    expect(digest.text).toContain('Move wave 0 to Monday 15 February');
    expect(digest.text).toContain('[Ask for an override]');
  });
});

describe('a wave that stands still', () => {
  it('is left to stand for a working week before a lead is asked to resume it', async () => {
    const world = await startSupportCopilot();
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const fromOn = Temporal.PlainDate.from('2027-01-05');
    changeWave(world, world.rollout, 0, ({ clock }) => ({
      clock: { ...clock, pauses: [{ fromOn, untilOn: undefined, reason: 'Wrong sums' }] },
    }));
    const owedAt = (instant: string) => {
      world.workspace.clock.moveTo(Temporal.Instant.from(instant));
      return owedIn(world).map(({ text }) => text);
    };
    expect(owedAt('2027-01-11T15:00:00Z')).toEqual([]);
    expect(owedAt('2027-01-12T15:00:00Z')).toContain('Resume wave 0, or roll it back');
  });
});
