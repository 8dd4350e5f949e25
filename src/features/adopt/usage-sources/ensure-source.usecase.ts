import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import type { UsageKind, UsageSource } from '../usage/usage.ts';
import {
  addUsageSource,
  findUsageSource,
  markSourceEnded,
  saveSourceSettings,
} from './usage-sources.store.ts';

/** The source of this name; one that is new is written down, with what was said of its columns. */
export function ensureSource(
  { database, rolloutId }: RolloutRequest,
  wanted: { name: string; kind: UsageKind; columns?: Readonly<Record<string, string>> | undefined },
): UsageSource {
  return write(database, () => {
    const { name, kind, columns } = wanted;
    const source =
      findUsageSource(database, rolloutId, name) ??
      addUsageSource(database, { rolloutId, name: name.trim(), kind });
    if (columns !== undefined) saveSourceSettings(database, source.id, { columns });
    // What reports again has not ended.
    if (source.endedAt !== undefined) markSourceEnded(database, source.id, undefined);
    return source;
  });
}
