import { beforeEach, describe, expect, it } from 'vitest';
import { findPlan } from '../../../../src/features/waves/wave-plans/wave-plans.store.ts';
import { findWave, listWaves } from '../../../../src/features/waves/waves/waves.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { changeWave, startWaveWith } from '../../../support/live-waves.ts';
import { heardBy } from '../../../support/news.ts';
import { enterPhase, makeReady } from '../../../support/ready-teams.ts';
import { type SupportCopilotWorld, startSupportCopilot } from '../../../support/story.ts';

let world: SupportCopilotWorld;
beforeEach(async () => {
  world = await startSupportCopilot();
});

const lena = () => world.as('Lena Hartmann');
const WHERE = { 'Planned start': '2027-03-15', 'Channel of the wave': '#ai-wave-1' };

/** Claims was the second pilot; the broad rollout has begun. */
function afterSecondPilot(): void {
  startWaveWith(world, world.rollout, 0, [world.claims]);
  enterPhase(world, world.pilot, 'broad', '2027-03-08T09:00:00Z');
  changeWave(world, world.rollout, 0, () => ({
    completedOn: Temporal.PlainDate.from('2027-03-08'),
    completedBy: undefined,
    endedAt: world.now(),
  }));
}

async function join(who: string) {
  const person = world.as(who);
  await person.command('/rollout join');
  await person.fill({ 'Why does the team want to join?': 'We need it.' });
  await person.submit();
  await person.close({ all: true });
}

describe('planning the next wave', () => {
  it('sends a lead to the selection while there is no second pilot', async () => {
    const answer = await lena().command('/rollout wave plan');
    expect(answer.ephemeral?.text).toContain('its teams are chosen by contrast');
  });

  it('shows who, why, who waits and for what, with the limits in numbers; nothing has happened', async () => {
    afterSecondPilot();
    putInOffice(world, world.claims, 'UMIA');
    await makeReady(world, world.billing);
    await join('Linh Tran');
    await join('Vikram Subramanian');
    const shown = await lena().command('/rollout wave plan');
    const text = shown.modal?.text ?? '';
    expect(shown.modal?.title).toBe('Plan of wave 1');
    expect(text).toContain('Wave 1: 1 team, 1 team waits');
    expect(text).toContain('2 live teams allow 4 (2 each)');
    expect(text).toContain('reviewer hours are not limited');
    expect(text).toContain('Billing: ready, asked on 8 March, number 1 in the queue');
    expect(text).toContain('For a champion (1): Renewals.');
    expect(text).toContain('Nothing has happened yet');
    expect(findWave(world.database, world.rollout.id, 1)).toBeUndefined();
  });

  it('becomes the wave that was read, and is kept with it', async () => {
    afterSecondPilot();
    await makeReady(world, world.billing, world.renewals);
    await join('Linh Tran');
    await join('Vikram Subramanian');
    await lena().command('/rollout wave plan');
    await lena().fill(WHERE);
    const done = await lena().submit();
    expect(done.modal?.text).toContain('Wave 1 is planned for *Monday 15 March*');
    const row = world.database.$client.prepare('select id from wave_plans').get() as { id: string };
    expect(findPlan(world.database, world.rollout.id, row.id)?.applied?.by).toBe('ULENA');
    const wave = findWave(world.database, world.rollout.id, 1);
    expect(wave?.teams.map((team) => team.teamId).sort()).toEqual(
      [world.billing.id, world.renewals.id].sort(),
    );
    expect(wave?.plan[0]?.title).toBe('Wave 1: 2 teams, nobody is waiting');
    await lena().close({ all: true });
    const queue = await world.as('Linh Tran').command('/rollout queue');
    expect(queue.ephemeral?.text).toContain('It is in wave 1.');
  });

  it('is refused when it no longer holds, with what has changed, and can be made again', async () => {
    afterSecondPilot();
    await makeReady(world, world.billing, world.renewals);
    await join('Linh Tran');
    await join('Vikram Subramanian');
    await lena().command('/rollout wave plan');
    await world.as('Linh Tran').command('/rollout withdraw');
    await world.as('Linh Tran').submit();
    await world.as('Linh Tran').close({ all: true });
    await lena().fill(WHERE);
    const stale = await lena().submit();
    expect(stale.modal?.title).toBe('Out of date');
    expect(stale.modal?.text).toContain('Billing has withdrawn its request.');
    expect(listWaves(world.database, world.rollout.id)).toHaveLength(1);
    const anew = await lena().press('Make a new plan');
    expect(anew.modal?.text).toContain('Out: Billing.');
    expect(anew.modal?.text).toContain('Wave 1: 1 team, nobody is waiting');
  });

  it('can be edited, with the price of the edit shown, and never beyond readiness', async () => {
    afterSecondPilot();
    await makeReady(world, world.billing, world.renewals);
    await join('Linh Tran');
    await lena().command('/rollout wave plan');
    const form = await lena().press('Change the teams');
    expect(form.modal?.text).toContain('readiness and the speed limit aren’t negotiable');
    await lena().fill({ Add: ['Renewals'], Remove: ['Billing'] });
    const edited = await lena().submit();
    expect(edited.modal?.text).toContain('What your change means');
    expect(edited.modal?.text).toContain('In: Renewals.');
    expect(edited.modal?.text).toContain(
      'Renewals goes before Billing, who asked earlier and are ready.',
    );
    await lena().fill(WHERE);
    const done = await lena().submit();
    expect(done.errors).toBeUndefined();
    const wave = findWave(world.database, world.rollout.id, 1);
    expect(wave?.teams.map((team) => team.teamId)).toEqual([world.renewals.id]);
  });

  it('takes a planned wave’s place until it starts, and tells the teams that drop out', async () => {
    afterSecondPilot();
    await makeReady(world, world.billing, world.renewals);
    await join('Linh Tran');
    await lena().command('/rollout wave plan');
    await lena().fill(WHERE);
    await lena().submit();
    await lena().close({ all: true });
    await lena().command('/rollout wave plan');
    await lena().press('Change the teams');
    await lena().fill({ Add: ['Renewals'], Remove: ['Billing'] });
    await lena().submit();
    await lena().fill(WHERE);
    await lena().submit();
    const said = heardBy(world, world.as('Linh Tran'));
    expect(said).toContain('*Billing* is no longer in the plan for wave 1');
  });

  it('keeps to a lower speed limit that a lead has set', async () => {
    afterSecondPilot();
    putInOffice(world, world.claims, 'UMIA');
    await makeReady(world, world.billing, world.renewals);
    await join('Linh Tran');
    await join('Vikram Subramanian');
    await lena().command('/rollout wave limits');
    await lena().fill({
      'New teams per live team': '0.5',
      'Why the change': 'Two champions are new to it.',
    });
    const saved = await lena().submit();
    expect(saved.modal?.text).toContain('At most 1 new team');
    await lena().close({ all: true });
    const plan = await lena().command('/rollout wave plan');
    expect(plan.modal?.text).toContain('Wave 1: 1 team, 1 team waits');
  });

  it('counts only teams with access as live, and plans no second start for those that wait for it', async () => {
    afterSecondPilot();
    await makeReady(world, world.billing);
    await join('Linh Tran');
    const text = (await lena().command('/rollout wave plan')).modal?.text ?? '';
    expect(text).toContain('1 live team allows 2 (2 each)');
    expect(text).not.toContain('Claims');
  });

  it('says in the plan what keeps the wave from starting: one that still runs', async () => {
    await makeReady(world, world.billing);
    startWaveWith(world, world.rollout, 0, [world.claims]);
    const plan = await lena().command('/rollout wave plan');
    expect(plan.modal?.text).toContain(
      'It can’t start yet: wave 0 bakes for 10 more working days.',
    );
    expect(plan.modal?.submit).toBeUndefined();
  });

  it('is for leads only', async () => {
    const mia = await world.as('Mia Chen').command('/rollout wave plan');
    expect(mia.ephemeral?.text).toContain('Only a lead of *Support copilot*');
  });
});
