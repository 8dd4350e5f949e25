import { beforeEach, describe, expect, it } from 'vitest';
import { addRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../src/features/teams/teams/teams.store.ts';
import { dateAt } from '../../src/platform/calendar.ts';
import { type Database, write } from '../../src/platform/database.ts';
import { dayMark, momentNear, readPerRollout } from '../../src/platform/day-mark.ts';
import type { TeamId } from '../../src/platform/ids.ts';
import { perTeam } from '../../src/platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../src/platform/request.ts';
import { teamDays } from '../../src/platform/team-days.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { certify } from '../support/certify.ts';
import { putInOffice } from '../support/champion-in-office.ts';
import { openInMemory } from '../support/fresh-database.ts';
import { noProduct } from '../support/requests.ts';
import { startSupportCopilot } from '../support/story.ts';
import { type Look, monday, R1 } from './team-stories.ts';

const ZONES: readonly (readonly [TeamId, string])[] = [
  ['berlin' as TeamId, 'Europe/Berlin'],
  ['tokyo' as TeamId, 'Asia/Tokyo'],
  ['york' as TeamId, 'America/New_York'],
  ['lisbon' as TeamId, 'Europe/Lisbon'],
];

let database: Database;
let looked: (readonly TeamId[])[] = [];
const days = perTeam<string, Look>({
  name: 'days of teams',
  readMark: dayMark,
  readMarkOf: teamDays,
  read(look, only: TeamScope) {
    const rows = look.database.$client
      .prepare<[], { id: TeamId; zone: string }>('select id, time_zone as zone from teams')
      .all();
    const teams = rows.filter(({ id }) => only?.has(id) ?? true);
    looked.push(teams.map(({ id }) => id));
    return teams.map(({ id, zone }) => [id, dateAt(look.now, zone).toString()] as const);
  },
});

function lookAt(instant: string): readonly TeamId[] {
  looked = [];
  const now = Temporal.Instant.from(instant);
  const look = { database, rolloutId: R1, now };
  expect(new Map(days.all(look))).toEqual(days.fromScratch(look));
  // The last of them was the look from scratch.
  return looked.slice(0, -1).flat();
}

describe('what rests on a team’s own day', () => {
  beforeEach(() => {
    database = openInMemory();
    write(database, () => {
      addRollout(database, aRollout({ pilotTeamId: ZONES[0]?.[0] as TeamId }));
      for (const [id, timeZone] of ZONES)
        addTeam(
          database,
          aTeam({ id, name: id, context: { ...aTeam().context, timeZone } }),
          monday,
        );
    });
    lookAt('2027-03-01T10:00:00Z');
  });

  it('is looked at again only for the teams whose day has ended', () => {
    expect(lookAt('2027-03-01T14:59:00Z')).toEqual([]);
    expect(lookAt('2027-03-01T15:00:00Z')).toEqual(['tokyo']);
    expect(lookAt('2027-03-01T23:00:00Z')).toEqual(['berlin']);
    expect(lookAt('2027-03-02T00:00:00Z')).toEqual(['lisbon']);
    expect(lookAt('2027-03-02T05:00:00Z')).toEqual(['york']);
    expect(lookAt('2027-03-02T05:01:00Z')).toEqual([]);
  });

  it('leaves alone what was kept through the rollout’s own day and asks for no day elsewhere', () => {
    const asked: string[] = [];
    const ours = ({ today }: ReadContext) => [asked.push(`ours ${today}`)];
    const everywhere = (look: ReadContext) => [asked.push(`everywhere ${dayMark(look)}`)];
    const at = (instant: string) => {
      asked.length = 0;
      const now = Temporal.Instant.from(instant);
      const today = dateAt(now, 'Europe/Berlin');
      const look = { database, product: noProduct, rolloutId: R1, now, today };
      for (const source of [ours, everywhere]) readPerRollout(source, look);
      return asked.map((one) => one.split(' ')[0]);
    };
    expect(at('2027-03-01T10:00:00Z')).toEqual(['ours', 'everywhere']);
    expect(at('2027-03-01T14:59:00Z')).toEqual([]);
    expect(at('2027-03-01T15:00:00Z')).toEqual(['everywhere']);
    expect(at('2027-03-01T23:00:00Z')).toEqual(['ours', 'everywhere']);
  });

  it('is looked at again for a team of which there was nothing to say before', () => {
    const lookedAt: string[][] = [];
    const isOver = perTeam<true, Look>({
      name: 'the first of March is over',
      readMark: dayMark,
      readMarkOf: teamDays,
      read(look, only) {
        lookedAt.push([...(only ?? ['all'])].sort());
        return ZONES.filter(([id]) => only?.has(id) ?? true)
          .filter(([, zone]) => dateAt(look.now, zone).day > 1)
          .map(([id]) => [id, true]);
      },
    });
    const at = (instant: string) => {
      const look = { database, rolloutId: R1, now: Temporal.Instant.from(instant) };
      return [...isOver.all(look).keys()];
    };
    expect(at('2027-03-01T10:00:00Z')).toEqual([]);
    expect(at('2027-03-01T15:00:00Z')).toEqual(['tokyo']);
    expect(at('2027-03-02T00:00:00Z')).toEqual(['tokyo', 'berlin', 'lisbon']);
    // That only one has a value so far makes two of four teams no more than they are.
    expect(lookedAt).toEqual([['all'], ['tokyo'], ['berlin', 'lisbon']]);
  });

  it('is looked at again when a day ends where one of its people was certified', async () => {
    const world = await startSupportCopilot();
    const { database: own, rollout, claims, billing } = world;
    certify(world, 'Mia Chen');
    own.$client.prepare('update certificates set time_zone = ?').run('Pacific/Auckland');
    const saysAt = (at: string) =>
      [claims.id, billing.id].map(
        teamDays({ database: own, rolloutId: rollout.id, now: Temporal.Instant.from(at) }),
      );
    const [[before, elsewhere], [after, stillElsewhere]] = [
      saysAt('2027-03-01T10:59:00Z'),
      saysAt('2027-03-01T11:00:00Z'),
    ];
    expect(after).not.toBe(before);
    expect(stillElsewhere).toBe(elsewhere);
  });

  it('is looked at again for a team that has moved, on the day of its new place', () => {
    const move = database.$client.prepare('update teams set time_zone = ? where id = ?');
    move.run('Europe/Lisbon', 'york');
    expect(lookAt('2027-03-01T10:01:00Z')).toContain('york');
  });

  it('is looked at again when a day ends where its champion was certified', async () => {
    const world = await startSupportCopilot();
    putInOffice(world, world.claims, 'UMIA');
    const move = world.database.$client.prepare('update certificates set time_zone = ?');
    move.run('Pacific/Auckland');
    const saysAt = (at: string) => {
      const now = Temporal.Instant.from(at);
      const says = teamDays({ database: world.database, rolloutId: world.rollout.id, now });
      return [world.claims.id, world.billing.id].map(says);
    };
    const [claims, billing] = saysAt('2027-03-01T10:59:00Z');
    const [claimsLater, billingLater] = saysAt('2027-03-01T11:00:00Z');
    expect(claimsLater).not.toBe(claims);
    expect(billingLater).toBe(billing);
  });
});

it('a moment matters only on the day on which something turns, wherever that day is', () => {
  const turn = Temporal.Instant.from('2027-03-10T09:30:00Z');
  const day = Temporal.PlainDate.from('2027-03-10');
  const isAsked = (days: number, zone: string) => {
    const today = day.add({ days });
    const now = today.toZonedDateTime({ timeZone: zone, plainTime: '00:10' }).toInstant();
    const near = momentNear({ now, today }, [turn]);
    // On other days it says of the turn what the very moment says.
    expect(Temporal.Instant.compare(near, turn)).toBe(Temporal.Instant.compare(now, turn));
    return near.equals(now);
  };
  for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'Europe/Berlin']) {
    expect([-2, 0, 2].map((days) => isAsked(days, zone))).toEqual([false, true, false]);
    for (const days of [-30, -3, -1, 1, 3, 30]) isAsked(days, zone);
  }
});
