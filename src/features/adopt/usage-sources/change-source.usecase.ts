import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import type { SourceSettings, UsageKind } from '../usage/usage.ts';
import { ensureSource } from './ensure-source.usecase.ts';
import { markUsageChanged, saveSourceSettings } from './usage-sources.store.ts';

/** Says something of a source once and for good: where it is asked, what its names mean, what is much. */
export function changeSource(
  request: RolloutRequest,
  named: { name: string; kind: UsageKind },
  settings: SourceSettings,
): void {
  const { database, rolloutId, now } = request;
  write(database, () => {
    const source = ensureSource(request, named);
    const { columns, pullUrl, powerFrom } = source;
    saveSourceSettings(database, source.id, settings);
    if (settings.powerFrom !== undefined) markUsageChanged(database, rolloutId, now);
    record(request, {
      act: 'usage.source-changed',
      subject: `usage:${source.id}`,
      says: esc(`How usage of ${source.name} is taken in was changed.`),
      before: { columns, pullUrl, powerFrom },
      after: settings,
    });
  });
}
