import { expect, it } from 'vitest';
import { seatsOf } from '../../../../src/features/access/access/seat.ts';
import { countSeats } from '../../../../src/features/champions/champions/team-size.ts';
import {
  aChampion,
  BAO,
  MARA,
  MIA,
  nominee,
  SAM,
} from '../../champions/champions/champion-builders.ts';

const joined = Temporal.Instant.from('2026-10-01T08:00:00Z');
const member = (userId: typeof MIA) => ({ userId, sinceAt: joined });

it('members and champions in office have one seat each; whoever is only nominated has none', () => {
  const champions = [
    aChampion({ personId: MIA }),
    aChampion({ personId: BAO, role: 'back-up' }),
    nominee({ personId: SAM }),
  ];
  const seats = seatsOf(champions, [member(MIA), member(MARA)]);
  expect(seats.map(({ personId }) => personId)).toEqual([MIA, BAO, MARA]);
  expect(countSeats(champions, [MIA, MARA])).toBe(3);
});

it('a seat counts from the day of joining the team, and otherwise from taking office', () => {
  const champion = aChampion({ personId: MIA });
  expect(seatsOf([champion], [member(MIA)])[0]?.sinceAt).toEqual(joined);
  expect(seatsOf([champion], [])[0]?.sinceAt).toEqual(champion.accepted?.at);
});
