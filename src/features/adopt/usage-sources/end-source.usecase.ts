import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { listUsageSources, markSourceEnded, markUsageChanged } from './usage-sources.store.ts';

/** Nobody waits for a source's reports from this week on; false where there is no such source in use. */
export function endSource(request: RolloutRequest, { sourceId }: { sourceId: number }): boolean {
  const { database, rolloutId, now } = request;
  return write(database, () => {
    const source = listUsageSources(database, rolloutId).find(({ id }) => id === sourceId);
    if (source === undefined || source.endedAt !== undefined) return false;
    markSourceEnded(database, sourceId, now);
    markUsageChanged(database, rolloutId, now);
    record(request, {
      act: 'usage.source-ended',
      subject: `usage:${sourceId}`,
      says: `${esc(source.name)} no longer reports usage.`,
    });
    return true;
  });
}
