import { record } from '../../../platform/audit/audit.ts';
import { dateAt } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { listAhead, markBack } from './absences.store.ts';

/** Somebody is there again earlier than they said; answers with how many absences that ended. */
export function comeBack(request: RolloutRequest): number {
  const { database, rolloutId, acting, now } = request;
  const ownToday = dateAt(now, acting.timeZone);
  return write(database, () => {
    const ahead = listAhead(database, rolloutId, acting.userId, ownToday);
    for (const absence of ahead) markBack(database, absence, ownToday, now);
    if (ahead.length === 0) return 0;
    record(request, {
      act: 'absences.come-back',
      subject: `person:${acting.userId}`,
      says: `${mention(acting.userId)} is back earlier than planned.`,
      isNews: false,
    });
    return ahead.length;
  });
}
