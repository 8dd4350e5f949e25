import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { markUsageChanged } from './usage-sources.store.ts';

/** Writes down that something has changed which verdicts are computed from: counts, reports, whose they are. */
export function noteUsageChanged({ database, rolloutId, now }: RolloutRequest): void {
  write(database, () => markUsageChanged(database, rolloutId, now));
}
