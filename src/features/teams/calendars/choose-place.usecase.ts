import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { Request } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import type { HolidayPlace } from './holiday-place.ts';
import { savePersonPlace } from './holiday-places.store.ts';
import { lookUpHolidays } from './look-up-holidays.usecase.ts';

/** Somebody says where their public holidays come from; undefined for those of their time zone. */
export function choosePlace(
  request: Request,
  { place }: { place: HolidayPlace | undefined },
): void {
  const { database, acting, now } = request;
  const { userId, workspaceId } = acting;
  write(database, () => {
    savePersonPlace(database, { userId, workspaceId }, place, now);
    lookUpHolidays(request);
    record(request, {
      act: 'calendars.choose-place',
      subject: `person:${userId}`,
      says: `${mention(userId)} said which public holidays are theirs.`,
      isNews: false,
    });
  });
}
