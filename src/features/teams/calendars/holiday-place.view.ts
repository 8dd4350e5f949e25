import type { InputBlock, PlainTextOption } from '@slack/types';
import { option, plain } from '../../../platform/slack/blocks.ts';
import { BY_TIME_ZONE, NO_HOLIDAYS } from './holiday-place.ts';

export const CHOOSE_PLACE = 'calendars.choose-place';

export type NamedPlace = { place: string; name: string };

export const noHolidays: NamedPlace = { place: NO_HOLIDAYS, name: 'No public holidays' };

export function byTimeZone(countryName: string | undefined): NamedPlace {
  const country = countryName ?? 'Its own country';
  return { place: BY_TIME_ZONE, name: `${country}, by the time zone` };
}

/** Asks where somebody's public holidays come from, out of more places than a list could hold. */
export function holidayPlaceInput(blockId: string, chosen: NamedPlace, hint: string): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain('Public holidays'),
    hint: plain(hint),
    element: {
      type: 'external_select',
      action_id: CHOOSE_PLACE,
      placeholder: plain('Type a country or a state', 150),
      min_query_length: 0,
      initial_option: placeOption(chosen),
    },
  };
}

export function placeOption({ place, name }: NamedPlace): PlainTextOption {
  return option(name, place);
}
