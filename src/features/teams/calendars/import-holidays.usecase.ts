import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import { daysOffIn } from '../../../platform/ics.ts';
import type { Request } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { sayCount } from '../../../platform/words.ts';
import { sitePlace, yearsAround } from './holiday-place.ts';
import { saveHolidaysAt } from './holiday-places.store.ts';

export type ImportOutcome =
  | { kind: 'imported'; place: string; days: number; firstOn: string; lastOn: string }
  | { kind: 'refused'; says: string };

/** Takes a site's own calendar from a file; it replaces what an earlier file said of that site. */
export function importHolidays(
  request: Request,
  { name, text }: { name: string; text: string },
): ImportOutcome {
  const { database, now } = request;
  const called = name.replaceAll(/\s+/g, ' ').trim();
  if (called === '' || called.length > 60) {
    return {
      kind: 'refused',
      says: 'Name the place in up to 60 characters, for example "Plant 2".',
    };
  }
  const years = yearsAround(now.toZonedDateTimeISO('UTC').toPlainDate());
  const file = daysOffIn(text, { from: years.at(0) ?? 0, until: years.at(-1) ?? 0 });
  if (file.kind === 'refused') return file;
  const place = sitePlace(called);
  const [first, last] = [file.days[0]?.on ?? '', file.days.at(-1)?.on ?? ''];
  write(database, () => {
    saveHolidaysAt(database, { place, name: called, knownUntilYear: undefined }, file.days, now);
    record(request, {
      act: 'calendars.import-holidays',
      subject: `place:${place}`,
      says: `${sayCount(file.days.length, 'day')} off of *${esc(called)}* came from a calendar file.`,
      isNews: false,
    });
  });
  return { kind: 'imported', place, days: file.days.length, firstOn: first, lastOn: last };
}
