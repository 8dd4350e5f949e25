import { listHolidayPlaces } from '../../../platform/public-holidays.ts';
import type { ChoicesDeclaration } from '../../../platform/slack/declarations.ts';
import { byTimeZone, CHOOSE_PLACE, noHolidays, placeOption } from './holiday-place.view.ts';
import { listSites } from './holiday-places.store.ts';

/** Countries and their parts by what was typed, the company's own calendars first. */
export const placeChoices: ChoicesDeclaration = {
  actionId: CHOOSE_PLACE,
  about: 'workspace',
  list({ database }, query) {
    const typed = folded(query);
    const places = [
      byTimeZone(undefined),
      noHolidays,
      ...listSites(database),
      ...listHolidayPlaces(),
    ];
    return places
      .filter(({ name }) => folded(name).includes(typed))
      .slice(0, 100)
      .map(placeOption);
  },
};

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
