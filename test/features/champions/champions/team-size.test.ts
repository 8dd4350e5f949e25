import { expect, it } from 'vitest';
import { saySize, teamSize } from '../../../../src/features/champions/champions/team-size.ts';
import { aChampion, aTeam, BAO, MARA, MIA, nominee, SAM } from './champion-builders.ts';

const withSize = (size: number) => aTeam({ context: { ...aTeam().context, size } });

it('a team is as large as the larger of what was declared and who is on record', () => {
  const champions = [
    aChampion({ personId: MARA }),
    aChampion({ personId: BAO, role: 'back-up' }),
    nominee({ personId: SAM }),
  ];
  expect(teamSize(withSize(8), champions)).toEqual({ people: 8, declared: 8, onRecord: 3 });
  expect(teamSize(withSize(2), champions)).toEqual({ people: 3, declared: 2, onRecord: 3 });
  expect(teamSize(aTeam({ memberIds: [BAO, MIA] }), []).onRecord).toBe(2);
});

it('a team’s size is said with the difference, where there is one', () => {
  expect(saySize(teamSize(withSize(8), []))).toBe('8 people (2 on record)');
  expect(saySize(teamSize(withSize(2), []))).toBe('2 people');
  expect(saySize(teamSize(withSize(1), []))).toBe('2 people on record (1 declared)');
});
