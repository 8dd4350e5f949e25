import { describe, expect, it } from 'vitest';
import {
  holidayPlaceOf,
  placeChosen,
  sitePlace,
} from '../../../../src/features/teams/calendars/holiday-place.ts';

describe('where a person’s public holidays come from', () => {
  it.each([
    [
      'their own choice, before all else',
      { chosen: 'DE-BY', country: 'IN', ofTeams: ['DE'] },
      'DE-BY',
    ],
    [
      'the part of the country in which their team works',
      { country: 'DE', ofTeams: ['US', 'DE-BE'] },
      'DE-BE',
    ],
    ['where they live, when the team is elsewhere', { country: 'IN', ofTeams: ['DE-BE'] }, 'IN'],
    [
      'the team’s own calendar, wherever they live',
      { country: 'IN', ofTeams: ['site:plant 2'] },
      'site:plant 2',
    ],
    ['none, where the team has none', { country: 'IN', ofTeams: ['none'] }, 'none'],
    [
      'the team’s, where their clock tells no country',
      { country: undefined, ofTeams: ['FR'] },
      'FR',
    ],
    ['nowhere, where nothing is known', { country: undefined, ofTeams: [] }, 'none'],
  ])('is %s', (_what, person, place) => {
    expect(holidayPlaceOf({ chosen: undefined, ...person })).toBe(place);
  });

  it('is only what is a place', () => {
    expect(placeChosen('DE-BE')).toBe('DE-BE');
    expect(placeChosen('time-zone')).toBeUndefined();
    expect(placeChosen('Berlin; drop')).toBeUndefined();
    expect(placeChosen(sitePlace('  Plant  Two '))).toBe('site:plant two');
  });
});
