import { z } from 'zod';
import { dateAt } from '../../../platform/calendar.ts';
import { listHolidayPlaces } from '../../../platform/public-holidays.ts';
import type { Request } from '../../../platform/request.ts';
import { choicesOf, command, submission } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { choosePlace } from './choose-place.usecase.ts';
import { placeChosen } from './holiday-place.ts';
import { byTimeZone, CHOOSE_PLACE, noHolidays, placeOption } from './holiday-place.view.ts';
import { listSites } from './holiday-places.store.ts';
import { getOwnHolidays } from './own-holidays.store.ts';
import {
  OWN_HOLIDAYS_FORM,
  type OwnHolidays,
  ownHolidaysMessage,
  ownHolidaysModal,
} from './own-holidays.view.ts';

/** Countries and their parts by what was typed, the company's own calendars first. */
export const placeChoices = choicesOf({
  actionId: CHOOSE_PLACE,
  about: 'workspace',
  shows: 'own',
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
});

const ownHolidays = command({
  command: '/rollout',
  name: 'holidays',
  summary: 'which public holidays are yours; I don’t write to you on them',
  usage: '',
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  arguments: noArguments,
  run(request): Reply {
    const today = ownToday(request);
    return open(ownHolidaysModal(ownOf(request, today), today));
  },
});

const ownHolidaysForm = submission({
  callbackId: OWN_HOLIDAYS_FORM,
  who: 'anyone',
  shows: 'own',
  about: 'workspace',
  context: z.object({}),
  fields: z.object({ place: z.string().optional().transform(placeChosen) }),
  run(request, { place }): Reply {
    choosePlace(request, { place });
    const today = ownToday(request);
    return tell(ownHolidaysMessage(ownOf(request, today), today));
  },
});

function ownToday({ acting, now }: Request): Temporal.PlainDate {
  return dateAt(now, acting.timeZone);
}

function ownOf({ database, acting }: Request, today: Temporal.PlainDate): OwnHolidays {
  const own = getOwnHolidays(database, acting, today);
  return { ...own, chosen: own.chosen ?? byTimeZone(own.countryName) };
}

export const calendarsCommands = [ownHolidays];
export const calendarsForms = [ownHolidaysForm];

function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').trim().toLowerCase();
}
