import { describe, expect, it } from 'vitest';
import { joinFeatures } from '../../../../src/features/contract/join-features.ts';
import type { ProductFeature } from '../../../../src/features/contract/product-feature.ts';
import type { StatusPlace } from '../../../../src/features/contract/status-line.ts';
import { saveTeam } from '../../../../src/features/teams/teams/teams.store.ts';
import { findRolloutStatus } from '../../../../src/features/telling/home/rollout-status.store.ts';
import {
  legsOf,
  type TeamStatus,
  whomToAsk,
} from '../../../../src/features/telling/home/rollout-status.ts';
import { write } from '../../../../src/platform/database.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { aTeam } from '../../../support/builders.ts';
import { putInOffice } from '../../../support/champion-in-office.ts';
import { justRolloutsAndTeams } from '../../../support/chores.ts';
import { contextIn } from '../../../support/requests.ts';
import { startSupportCopilot } from '../../../support/story.ts';

const MIA = 'UMIA' as UserId;
const SOFIA = 'USOFIA' as UserId;
const DANIEL = 'UDANIEL' as UserId;
const words = (text = '') => text.replace(/[*_`@]/g, '').replaceAll('\u00A0', ' ');

describe('who someone in a team asks', () => {
  const claims: TeamStatus = {
    team: aTeam({ managerId: DANIEL }),
    isPilot: false,
    isLive: true,
    row: undefined,
    championIds: [MIA],
    backUpIds: [SOFIA],
  };
  const withoutManager = { ...aTeam(), managerId: undefined };

  it('is the champion, then the back-up, then the manager', () => {
    expect(whomToAsk(claims, 'UHANNAH' as UserId)).toEqual([MIA, SOFIA, DANIEL]);
  });

  it('is the manager where there is nobody else, and nobody where there is no manager', () => {
    const alone = { ...claims, championIds: [], backUpIds: [] };
    expect(whomToAsk(alone, MIA)).toEqual([DANIEL]);
    expect(whomToAsk({ ...alone, team: withoutManager }, MIA)).toEqual([]);
  });

  it('is never oneself, and nobody twice', () => {
    expect(whomToAsk(claims, MIA)).toEqual([SOFIA, DANIEL]);
    expect(whomToAsk({ ...claims, championIds: [DANIEL] }, MIA)).toEqual([DANIEL, SOFIA]);
  });
});

describe('App Home of someone in a team', () => {
  it('names its champion, its back-up and its manager, and asks them in this order', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    putInOffice(world, world.claims, 'USOFIA', { role: 'back-up' });
    const home = words((await world.as('Hannah Weiss').openHome()).home?.text);
    expect(home).toContain('Champion Mia Chen · back-up Sofía Ramírez · manager Daniel Brooks');
    expect(home).toMatch(/Questions\? Ask Mia Chen, Sofía Ramírez(,| or) Daniel Brooks/);
  });

  it('names the manager where there is no champion yet', async () => {
    const world = await startSupportCopilot();
    const home = words((await world.as('Hannah Weiss').openHome()).home?.text);
    expect(home).toContain('No champion yet · manager Daniel Brooks');
    expect(home).toMatch(/Questions\? Ask Daniel Brooks/);
  });

  it('shows a manager the team that they manage, although they are not on its list', async () => {
    const world = await startSupportCopilot();
    const memberIds = world.claims.memberIds.filter((id) => id !== DANIEL);
    write(world.database, () =>
      saveTeam(world.database, { ...world.claims, memberIds }, world.now()),
    );
    const home = words((await world.as('Daniel Brooks').openHome()).home?.text);
    expect(home).toContain('Claims: not in a wave yet');
    expect(home).toContain('manager you');
    expect(home).not.toContain('Ask Daniel Brooks');
    expect(home).not.toContain('Billing');
  });
});

describe('the lines of the status', () => {
  const says = (topic: string, statusPlace: StatusPlace): ProductFeature => ({
    name: topic,
    statusPlace,
    status: () => [{ topic, text: `About ${topic}.` }],
  });
  const sayers = [
    says('numbers', 'readiness'),
    says('zebras', 'gates'),
    says('freeze', 'standstill'),
    says('apples', 'gates'),
  ];

  it('are shown in their places, whichever feature is listed first; those of one place as listed', async () => {
    const world = await startSupportCopilot();
    const topicsOf = (features: readonly ProductFeature[]) => {
      const product = joinFeatures(features);
      const context = { ...contextIn(world, world.rollout.id), product };
      return findRolloutStatus(context, MIA)?.lines.map(({ topic }) => topic);
    };
    expect(topicsOf(sayers)).toEqual(['freeze', 'zebras', 'apples', 'numbers']);
    expect(topicsOf(sayers.toReversed())).toEqual(['freeze', 'apples', 'zebras', 'numbers']);
  });

  it('are read in this order in /rollout status', async () => {
    const world = await startSupportCopilot({ owners: [...justRolloutsAndTeams, ...sayers] });
    const { text } = await world.as('Lena Hartmann').command('/rollout status');
    const places = ['About freeze', 'About zebras', 'About apples', 'About numbers'].map((each) =>
      text.indexOf(each),
    );
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('where a rollout is on its calendar', () => {
  const on = (date: string) => Temporal.PlainDate.from(date);
  const calendar = [
    { phase: 'assessment', opensOn: on('2027-01-04') },
    { phase: 'infrastructure', opensOn: on('2027-01-11') },
    { phase: 'expansion', opensOn: on('2027-02-08') },
  ] as const;
  const at = (today: string, paused?: { at: Temporal.Instant; by: UserId; reason: string }) =>
    legsOf({ phase: 'assessment', paused }, calendar, on(today)).map((leg) => leg.at);

  it('is in a phase, and the next is due once its day is past', () => {
    expect(at('2027-01-11')).toEqual(['now', 'ahead', 'ahead']);
    expect(at('2027-01-12')).toEqual(['now', 'due', 'ahead']);
    expect(at('2027-03-01')).toEqual(['now', 'due', 'ahead']);
  });

  it('has nothing due while it is paused', () => {
    const paused = { at: Temporal.Instant.from('2027-01-05T09:00:00Z'), by: MIA, reason: 'Rest.' };
    expect(at('2027-01-12', paused)).toEqual(['now', 'ahead', 'ahead']);
  });
});
