import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sameSetting } from '../../../../src/features/contract/loosening.ts';
import {
  limitsOf,
  looserWords,
  type PlanSettings,
  tightest,
} from '../../../../src/features/waves/wave-plans/wave-limits.ts';
import { getPlanSettings } from '../../../../src/features/waves/wave-plans/wave-plans.store.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { startWaveWith } from '../../../support/live-waves.ts';
import { pressFromHome } from '../../../support/press.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

const settings = fc.record({
  newPerLiveTeam: fc.integer({ min: 0, max: 20 }).map((n) => n / 10),
  championHoursPerTeam: fc.integer({ min: 0, max: 40 }),
  reviewerHoursPerTeam: fc.integer({ min: 0, max: 40 }),
  waveWeeks: fc.constant({ shortest: 3, longest: 6 }),
});
const supply = fc.record({
  liveTeams: fc.nat(20),
  championHours: fc.nat(60),
  reviewerHours: fc.nat(60),
});

describe('the tighter of two speed limits', () => {
  it('never lets in more teams than either, and says of every looser number what it lets in', () => {
    fc.assert(
      fc.property(settings, settings, supply, (a, b, hours) => {
        const places = (of: PlanSettings) => limitsOf(hours, of).places;
        const alone = tightest(a, b);
        expect(places(alone)).toBeLessThanOrEqual(Math.min(places(a), places(b)));
        expect(looserWords(alone, b).length === 0).toBe(sameSetting(alone, b));
        expect(looserWords(a, alone)).toEqual([]);
      }),
    );
  });
});

describe('champions’ hours set to "not limited" by one lead', () => {
  it('limit as before until the sponsor agrees; what is tighter counts at once', async () => {
    const world = await startSupportCopilot();
    const lena = world.as('Lena Hartmann');
    const stored = () => getPlanSettings(world.database, world.rollout.id);
    await lena.command('/rollout wave limits');
    await lena.fill({
      'New teams per live team': '1',
      'Champion hours per new team and week': '0',
      'Why the change': 'The champions say that it takes no time.',
    });
    expect((await lena.submit()).modal?.text).toContain('so Ines Duarte has to agree first.');
    await lena.close({ all: true });
    expect(stored()).toMatchObject({ newPerLiveTeam: 1, championHoursPerTeam: 2 });
    const ines = world.as('Ines Duarte');
    expect((await pressFromHome(ines, 'Read and decide')).modal?.text).toContain(
      'Champion hours would no longer limit a wave; now 2 a week for each new team.',
    );
    await ines.press('Agree for good');
    expect(stored()).toMatchObject({ newPerLiveTeam: 1, championHoursPerTeam: 0 });
  });
});

describe('the speed limit at the start of a wave', () => {
  it('counts what carries the wave on that day, with its numbers', async () => {
    const world = await startSupportCopilot();
    startWaveWith(world, world.rollout, 0, [world.claims]);
    putInOffice(world, world.claims, 'UMIA');
    const context = contextIn(world, world.rollout.id);
    const speed = world.app.product.criteria.find(({ name }) => name === 'wave-plans.speed-limit');
    const judged = speed?.judge(
      context,
      {
        ...{ kind: 'wave', rolloutId: world.rollout.id, wave: 1 },
        teamIds: [world.billing.id, world.renewals.id],
      },
      0,
    );
    expect(judged).toMatchObject({ verdict: 'fail', n: 2, findings: [{ amount: 1 }] });
    expect(judged?.measured).toContain('2 new teams. At most 1 new team: ');
    expect(
      speed?.appliesTo({ kind: 'wave', rolloutId: world.rollout.id, wave: 0, teamIds: [] }),
    ).toBe(false);
  });
});
