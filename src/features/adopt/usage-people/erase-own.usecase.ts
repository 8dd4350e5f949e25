import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { noteUsageChanged } from '../usage-sources/note-usage-changed.usecase.ts';
import { removeRecord } from './remove-record.usecase.ts';
import { listUsagePeopleOf } from './usage-people.store.ts';

/** Erases what is kept of the one who acts, up to today; answers how many days that were. */
export function eraseOwn(request: RolloutRequest): { days: number } {
  const { database, rolloutId, acting } = request;
  return write(database, () => {
    const own = listUsagePeopleOf(database, rolloutId, acting.userId);
    let days = 0;
    for (const person of own) days += removeRecord(request, person, { days: true, weeks: true });
    if (own.length === 0) return { days };
    record(request, {
      act: 'usage.erased',
      subject: `person:${acting.userId}`,
      says: `<@${acting.userId}> erased the record of their own use.`,
    });
    noteUsageChanged(request);
    return { days };
  });
}
