import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../src/features/teams/teams/teams.store.ts';
import { type Database, write } from '../../src/platform/database.ts';
import { dayMark, readPerRollout, rememberAsDecided } from '../../src/platform/day-mark.ts';
import type { RolloutId, TeamId } from '../../src/platform/ids.ts';
import { perTeam } from '../../src/platform/per-team.ts';
import { listening, noReads } from '../../src/platform/reading.ts';
import { contextOf, type ReadContext } from '../../src/platform/request.ts';
import { findName } from '../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../support/builders.ts';
import { openInMemory } from '../support/fresh-database.ts';
import { noProduct } from '../support/requests.ts';
import { savePersonNamed } from './person-named.ts';

const R1 = 'R1' as RolloutId;
const BERLIN = 'Europe/Berlin';
let database: Database;
let computed: string[] = [];

beforeEach(() => {
  database = openInMemory();
  computed = [];
  write(database, () => {
    addRollout(database, aRollout({ id: R1, timeZone: BERLIN, pilotTeamId: 'T1' as TeamId }));
    for (const [id, timeZone] of [
      ['T1', BERLIN],
      ['T2', 'Asia/Kolkata'],
      ['T3', 'America/New_York'],
    ] as const)
      addTeam(
        database,
        aTeam({
          id: id as TeamId,
          rolloutId: R1,
          name: id,
          context: { ...aTeam().context, timeZone },
        }),
        Temporal.Instant.from('2027-01-01T00:00:00Z'),
      );
  });
});
afterEach(() => database.$client.close());

const at = (time: string): ReadContext => lookAt(Temporal.Instant.from(time));
const lookAt = (now: Temporal.Instant) =>
  contextOf({ database, product: noProduct, now }, { id: R1, timeZone: BERLIN });

/** Sources of which each says so when it is computed. */
const byTheDay = (look: ReadContext) => {
  computed.push('day');
  return [`${look.today} ${findName(look.database, 'UMIA')}`];
};
const byTheDayOfEach = (look: ReadContext) => {
  computed.push('day of each');
  return [dayMark(look)];
};
const byTheMoment = ({ now }: ReadContext) => {
  computed.push('moment');
  return [now.toString()];
};
const restsOnADay = (look: ReadContext) => {
  computed.push('above day');
  return readPerRollout(byTheDay, look);
};
const restsOnAMoment = (look: ReadContext) => {
  computed.push('above moment');
  return readPerRollout(byTheMoment, look);
};
const copiesItsLook = (look: ReadContext) => {
  computed.push('copy');
  const { now } = { ...look };
  return [now.toString()];
};

describe('what is computed of a moment', () => {
  it('holds through the day where no more than the day was asked for', () => {
    const first = readPerRollout(restsOnADay, at('2027-01-04T09:00:00Z'));
    expect(readPerRollout(restsOnADay, at('2027-01-04T09:01:00Z'))).toBe(first);
    expect(readPerRollout(restsOnADay, at('2027-01-04T17:00:00Z'))).toBe(first);
    expect(computed).toEqual(['above day', 'day']);
  });

  it.each([
    ['at the rollout’s place', '2027-01-04T22:59:00Z', '2027-01-04T23:00:00Z'],
    ['at a team east of it', '2027-01-04T18:29:00Z', '2027-01-04T18:30:00Z'],
    ['at a team west of it', '2027-01-05T04:59:00Z', '2027-01-05T05:00:00Z'],
  ])('ends with the day %s', (_where, before, after) => {
    readPerRollout(byTheDayOfEach, at(before));
    readPerRollout(byTheDayOfEach, at(after));
    expect(computed).toEqual(['day of each', 'day of each']);
  });

  it('ends with the rollout’s own day alone where no other place was asked about', () => {
    readPerRollout(byTheDay, at('2027-01-04T18:29:00Z'));
    readPerRollout(byTheDay, at('2027-01-04T22:59:00Z'));
    expect(computed).toEqual(['day']);
    readPerRollout(byTheDay, at('2027-01-04T23:00:00Z'));
    readPerRollout(byTheDay, at('2027-01-05T05:00:00Z'));
    expect(computed).toEqual(['day', 'day']);
  });

  it('is computed anew after a write of what it read, on the same day', () => {
    expect(readPerRollout(restsOnADay, at('2027-01-04T09:00:00Z'))[0]).not.toContain('Mia');
    savePersonNamed(database, 'Mia');
    expect(readPerRollout(restsOnADay, at('2027-01-04T09:02:00Z'))[0]).toContain('Mia');
  });

  it('ends with the minute where anything that it rests on asked for the moment', () => {
    for (const source of [byTheMoment, restsOnAMoment, copiesItsLook]) {
      expect(readPerRollout(source, at('2027-01-04T09:00:00Z'))).toEqual(['2027-01-04T09:00:00Z']);
      expect(readPerRollout(source, at('2027-01-04T09:01:00Z'))).toEqual(['2027-01-04T09:01:00Z']);
    }
  });

  it('ends with the minute also where the part that asked for the moment was known already', () => {
    readPerRollout(byTheMoment, at('2027-01-04T09:00:10Z'));
    expect(readPerRollout(restsOnAMoment, at('2027-01-04T09:00:20Z'))).toHaveLength(1);
    expect(readPerRollout(restsOnAMoment, at('2027-01-04T09:05:00Z'))).toEqual([
      '2027-01-04T09:05:00Z',
    ]);
  });

  it('is computed anew when what decides on the values of all teams has changed', () => {
    const ofTeams = perTeam<string, ReadContext>({
      name: 'by a mark',
      readMark: ({ database: store }) => findName(store, 'UMIA'),
      read: ({ database: store }) => {
        const mark = listening(noReads(), 'whole', () => findName(store, 'UMIA'));
        return [['T1' as TeamId, mark]];
      },
    });
    const source = (look: ReadContext) => [...ofTeams.all(look).values()];
    savePersonNamed(database, 'Mia');
    expect(readPerRollout(source, at('2027-01-04T09:00:00Z'))).toEqual(['Mia']);
    savePersonNamed(database, 'Mia Chen');
    expect(readPerRollout(source, at('2027-01-04T09:00:00Z'))).toEqual(['Mia Chen']);
  });

  it('is kept for nobody where an act is decided by it and it asked for the moment', () => {
    const decided = (time: string) =>
      rememberAsDecided(at(time), 'decided', ({ now }) => {
        computed.push('decided');
        return now.toString();
      });
    decided('2027-01-04T09:00:00Z');
    decided('2027-01-04T09:00:00Z');
    const steady = () =>
      rememberAsDecided(at('2027-01-04T09:00:00Z'), 'steady', ({ today }) => {
        computed.push('steady');
        return today;
      });
    steady();
    steady();
    expect(computed).toEqual(['decided', 'decided', 'steady']);
  });
});
